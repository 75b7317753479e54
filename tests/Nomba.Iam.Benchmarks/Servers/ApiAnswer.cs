namespace Nomba.Iam.Benchmarks.Servers;

internal sealed record ApiAnswer(string Amount, string Currency);
