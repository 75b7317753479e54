using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>The statements of counting in the three dialects. Names are quoted as the SQL standard does, which all three understand.</summary>
internal static class UsageSql
{
    public const int RemoveAtMost = 900;

    /// <summary>Adds to the counts that are there and makes those that are not; two nodes that write the same one add up.</summary>
    public static FormattableString Add(IamDbContext context, IReadOnlyList<UsageReading> readings)
    {
        var rows = readings.Select(r => r.Key).Zip(readings, (k, r) => new object[]
        {
            Stored(context, nameof(UsageCountRow.KeyId), k.Key), k.Minute, Stored(context, nameof(UsageCountRow.SecretId), k.Secret), (int)k.Outcome, k.Permission, r.Count,
        }).ToArray();
        return Statement(rows, context.Database.IsSqlServer()
            ? """
              MERGE "UsageCounts" WITH (HOLDLOCK) AS t
              USING (VALUES {rows}) AS s ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count")
              ON t."KeyId" = s."KeyId" AND t."Minute" = s."Minute" AND t."SecretId" = s."SecretId" AND t."Outcome" = s."Outcome" AND t."Permission" = s."Permission"
              WHEN MATCHED THEN UPDATE SET "Count" = t."Count" + s."Count"
              WHEN NOT MATCHED THEN INSERT ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count")
              VALUES (s."KeyId", s."Minute", s."SecretId", s."Outcome", s."Permission", s."Count");
              """
            : """
              INSERT INTO "UsageCounts" ("KeyId", "Minute", "SecretId", "Outcome", "Permission", "Count") VALUES {rows}
              ON CONFLICT ("KeyId", "Minute", "SecretId", "Outcome", "Permission") DO UPDATE SET "Count" = "UsageCounts"."Count" + excluded."Count"
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

    /// <summary>Removes a batch by the index on the minute: few enough rows that no database locks the table for it.</summary>
    public static FormattableString RemoveBefore(IamDbContext context, int minute)
    {
        if (context.Database.IsSqlServer())
        {
            return $"""DELETE TOP ({RemoveAtMost}) FROM "UsageCounts" WHERE "Minute" < {minute}""";
        }

        return context.Database.IsNpgsql()
            ? $"""DELETE FROM "UsageCounts" WHERE ctid = ANY(ARRAY(SELECT ctid FROM "UsageCounts" WHERE "Minute" < {minute} LIMIT {RemoveAtMost}))"""
            : (FormattableString)$"""DELETE FROM "UsageCounts" WHERE rowid IN (SELECT rowid FROM "UsageCounts" WHERE "Minute" < {minute} LIMIT {RemoveAtMost})""";
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
