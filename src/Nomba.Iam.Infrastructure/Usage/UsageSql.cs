using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>The statements of counting in the three dialects. Names are quoted as the SQL standard does, which all three understand.</summary>
internal static class UsageSql
{
    /// <summary>In a statement that takes rows away: few enough that no database locks the table for it.</summary>
    public const int TakeAtMost = 900;

    /// <summary>In a statement that writes them. Seven parameters each at most, and SQL Server takes 2,100 of them.</summary>
    public const int RowsAtMost = 200;

    /// <summary>Adds to the counts that are there and makes those that are not; two nodes that write the same one add up. A coarser step takes the place of a finer one that begins with it.</summary>
    public static FormattableString Add(IamDbContext context, IReadOnlyList<UsageCountRow> counts)
    {
        var rows = counts.Select(c => new object[]
        {
            Stored(context, nameof(c.KeyId), c.KeyId), c.Minute, Stored(context, nameof(c.SecretId), c.SecretId), (int)c.Outcome, c.Permission, c.Count, (int)c.Resolution,
        }).ToArray();
        return Statement(rows, context.Database.IsSqlServer()
            ? """
              MERGE "UsageCounts" WITH (HOLDLOCK) AS t
              USING (VALUES {rows}) AS s ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count", "Resolution")
              ON t."KeyId" = s."KeyId" AND t."Minute" = s."Minute" AND t."SecretId" = s."SecretId" AND t."Outcome" = s."Outcome" AND t."Permission" = s."Permission"
              WHEN MATCHED THEN UPDATE SET "Count" = t."Count" + s."Count",
              "Resolution" = CASE WHEN s."Resolution" > t."Resolution" THEN s."Resolution" ELSE t."Resolution" END
              WHEN NOT MATCHED THEN INSERT ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count", "Resolution")
              VALUES (s."KeyId", s."Minute", s."SecretId", s."Outcome", s."Permission", s."Count", s."Resolution");
              """
            : """
              INSERT INTO "UsageCounts" ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count", "Resolution") VALUES {rows}
              ON CONFLICT ("KeyId", "Minute", "SecretId", "Outcome", "Permission") DO UPDATE SET "Count" = "UsageCounts"."Count" + excluded."Count",
              "Resolution" = CASE WHEN excluded."Resolution" > "UsageCounts"."Resolution" THEN excluded."Resolution" ELSE "UsageCounts"."Resolution" END
              """);
    }

    /// <summary>Moves the last uses forward, never back: another node may have written a later one.</summary>
    public static FormattableString Touch(IamDbContext context, IReadOnlyList<KeyLastUse> uses)
    {
        var rows = uses.Select(u => new object[]
        {
            Stored(context, nameof(UsageCountRow.KeyId), u.Key), Stored(context, nameof(UsageCountRow.SecretId), u.Secret), u.FirstAt.UtcTicks, u.LastAt.UtcTicks, u.Address,
        }).ToArray();
        return Statement(rows, context.Database.IsSqlServer()
            ? """
              MERGE "ApiKeyUses" WITH (HOLDLOCK) AS t
              USING (VALUES {rows}) AS s ("KeyId", "SecretId", "FirstAt", "LastAt", "Address")
              ON t."KeyId" = s."KeyId" AND t."SecretId" = s."SecretId"
              WHEN MATCHED AND s."LastAt" > t."LastAt" THEN UPDATE SET "LastAt" = s."LastAt", "Address" = s."Address"
              WHEN NOT MATCHED THEN INSERT ("KeyId", "SecretId", "FirstAt", "LastAt", "Address")
              VALUES (s."KeyId", s."SecretId", s."FirstAt", s."LastAt", s."Address");
              """
            : """
              INSERT INTO "ApiKeyUses" ("KeyId", "SecretId", "FirstAt", "LastAt", "Address") VALUES {rows}
              ON CONFLICT ("KeyId", "SecretId") DO UPDATE SET "LastAt" = excluded."LastAt", "Address" = excluded."Address"
              WHERE excluded."LastAt" > "ApiKeyUses"."LastAt"
              """);
    }

    /// <summary>Takes a batch of steps away, the oldest first, by the index on resolution and minute, and says what it took.</summary>
    public static FormattableString Take(IamDbContext context, UsageResolution resolution, int before)
    {
        var (length, most) = ((int)resolution, TakeAtMost);
        if (context.Database.IsSqlServer())
        {
            return $"""
                WITH batch AS (SELECT TOP ({most}) * FROM "UsageCounts" WHERE "Resolution" = {length} AND "Minute" < {before} ORDER BY "Minute")
                DELETE FROM batch
                OUTPUT deleted."KeyId", deleted."Minute", deleted."SecretId", deleted."Outcome", deleted."Permission", deleted."Count", deleted."Resolution"
                """;
        }

        return context.Database.IsNpgsql()
            ? $"""
              DELETE FROM "UsageCounts" WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM "UsageCounts" WHERE "Resolution" = {length} AND "Minute" < {before} ORDER BY "Minute" LIMIT {most}))
              RETURNING "KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count", "Resolution"
              """
            : (FormattableString)$"""
              DELETE FROM "UsageCounts" WHERE rowid IN (
              SELECT rowid FROM "UsageCounts" WHERE "Resolution" = {length} AND "Minute" < {before} ORDER BY "Minute" LIMIT {most})
              RETURNING "KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count", "Resolution"
              """;
    }

    /// <summary>Removes a batch of whatever resolution, by the same index.</summary>
    public static FormattableString RemoveBefore(IamDbContext context, int minute)
    {
        var most = TakeAtMost;
        if (context.Database.IsSqlServer())
        {
            return $"""DELETE TOP ({most}) FROM "UsageCounts" WHERE "Resolution" IN (1, 60, 1440) AND "Minute" < {minute}""";
        }

        return context.Database.IsNpgsql()
            ? $"""
              DELETE FROM "UsageCounts" WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM "UsageCounts" WHERE "Resolution" IN (1, 60, 1440) AND "Minute" < {minute} LIMIT {most}))
              """
            : (FormattableString)$"""
              DELETE FROM "UsageCounts" WHERE rowid IN (
              SELECT rowid FROM "UsageCounts" WHERE "Resolution" IN (1, 60, 1440) AND "Minute" < {minute} LIMIT {most})
              """;
    }

    private static FormattableString Statement(object[][] rows, string text)
    {
        var width = rows[0].Length;
        var places = rows.Select((_, row) => $"({string.Join(", ", Enumerable.Range(row * width, width).Select(i => $"{{{i}}}"))})");
        return FormattableStringFactory.Create(text.Replace("{rows}", string.Join(", ", places), StringComparison.Ordinal), rows.SelectMany(r => r).ToArray());
    }

    // Ids as their columns store them: SQL Server's are in another byte order.
    private static object Stored(IamDbContext context, string property, object id) =>
        context.Model.FindEntityType(typeof(UsageCountRow))!.FindProperty(property)!.GetTypeMapping().Converter!.ConvertToProvider(id)!;
}
