namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>What a lot of issuances leave behind.</summary>
/// <param name="Issuances">How many, the warm-up not counted.</param>
/// <param name="Resident">Bytes after the warm-up, and after each tenth.</param>
/// <param name="Added">Tables with more rows than before, and how many more.</param>
internal sealed record MemoryFigures(long Issuances, IReadOnlyList<long> Resident, IReadOnlyDictionary<string, long> Added)
{
    /// <summary>From the first tenth to the last: before it the process still fills its caches and its heap.</summary>
    public double Growth => (double)Resident[^1] / Resident[1];

    /// <summary>Rows but for those that count uses by the minute.</summary>
    public long RowsAdded => Added.Where(t => !UsageTables.Hold(t.Key)).Sum(t => t.Value);

    public long UsageRows => Added.Where(t => UsageTables.Hold(t.Key)).Sum(t => t.Value);
}
