namespace Nomba.Iam.Benchmarks.Report;

/// <summary>What was aimed at, and what came of it.</summary>
internal sealed record Goal(string Operation, string Wanted, string Measured, bool IsMet);
