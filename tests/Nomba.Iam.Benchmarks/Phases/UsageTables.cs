namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>
/// Where the product counts requests: a row for each key, secret, outcome and minute, however many they were. No row of an issuance, and
/// written at another moment, so they are told apart.
/// </summary>
internal static class UsageTables
{
    private static readonly string[] Names = ["UsageCounts", "ApiKeyUses"];

    public static bool Hold(string table) => Names.Contains(table);
}
