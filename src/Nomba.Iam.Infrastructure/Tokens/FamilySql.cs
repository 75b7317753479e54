using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>The two statements of rotation in the three dialects. Names are quoted as the SQL standard does, which all three understand.</summary>
internal static class FamilySql
{
    public sealed record NewRow(
        string Id, MemberId Member, Guid Client, long NextSequence, bool IsRevoked, DateTimeOffset AdvancedAt, DateTimeOffset ExpiresAt);

    public static FormattableString InsertIfAbsent(IamDbContext context, NewRow row)
    {
        var (member, advanced, expires) = (Stored(context, row.Member), row.AdvancedAt.UtcTicks, row.ExpiresAt.UtcTicks);
        if (context.Database.IsSqlServer())
        {
            return $"""
                INSERT INTO "RefreshFamilies" ("Id", "MemberId", "ClientId", "NextSequence", "IsRevoked", "AdvancedAt", "ExpiresAt")
                SELECT {row.Id}, {member}, {row.Client}, {row.NextSequence}, {row.IsRevoked}, {advanced}, {expires}
                WHERE NOT EXISTS (SELECT 1 FROM "RefreshFamilies" WITH (UPDLOCK, HOLDLOCK) WHERE "Id" = {row.Id})
                """;
        }

        return $"""
            INSERT INTO "RefreshFamilies" ("Id", "MemberId", "ClientId", "NextSequence", "IsRevoked", "AdvancedAt", "ExpiresAt")
            VALUES ({row.Id}, {member}, {row.Client}, {row.NextSequence}, {row.IsRevoked}, {advanced}, {expires})
            ON CONFLICT ("Id") DO NOTHING
            """;
    }

    public static FormattableString Advance(IamDbContext context, FamilyTurn turn, DateTimeOffset at)
    {
        var (id, member, sequence, now) = (turn.Handle.Family.Value, Stored(context, turn.Member), (long)turn.Handle.Sequence, at.UtcTicks);
        var (anyClient, client, alive) = (turn.Client is null, turn.Client ?? Guid.Empty, false);
        if (context.Database.IsSqlServer())
        {
            return $"""
                UPDATE "RefreshFamilies" SET "NextSequence" = "NextSequence" + 1, "AdvancedAt" = {now}
                OUTPUT inserted."ClientId", inserted."Grant"
                WHERE "Id" = {id} AND "MemberId" = {member} AND "NextSequence" = {sequence} AND "IsRevoked" = {alive}
                AND "ExpiresAt" > {now} AND ({anyClient} = 1 OR "ClientId" = {client})
                """;
        }

        if (context.Database.IsNpgsql())
        {
            return $"""
                UPDATE "RefreshFamilies" SET "NextSequence" = "NextSequence" + 1, "AdvancedAt" = {now}
                WHERE "Id" = {id} AND "MemberId" = {member} AND "NextSequence" = {sequence} AND "IsRevoked" = {alive}
                AND "ExpiresAt" > {now} AND ({anyClient} OR "ClientId" = {client})
                RETURNING "ClientId", "Grant"
                """;
        }

        return $"""
            UPDATE "RefreshFamilies" SET "NextSequence" = "NextSequence" + 1, "AdvancedAt" = {now}
            WHERE "Id" = {id} AND "MemberId" = {member} AND "NextSequence" = {sequence} AND "IsRevoked" = {alive}
            AND "ExpiresAt" > {now} AND ({anyClient} = 1 OR "ClientId" = {client})
            RETURNING "ClientId", "Grant"
            """;
    }

    // The id as its column stores it: SQL Server's is in another byte order.
    private static object Stored(IamDbContext context, MemberId member)
    {
        var property = context.Model.FindEntityType(typeof(Member))!.FindProperty(nameof(Member.Id))!;
        return property.GetTypeMapping().Converter!.ConvertToProvider(member)!;
    }
}
