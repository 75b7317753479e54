namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>Statements sent, and those among them that change something.</summary>
internal sealed record StatementCount(long All, long Writes)
{
    public static bool IsWrite(string statement) => !statement.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);
}
