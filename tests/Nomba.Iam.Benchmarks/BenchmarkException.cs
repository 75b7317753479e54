namespace Nomba.Iam.Benchmarks;

/// <summary>Something answered as it must not, or did not start: whatever was measured until then is worth nothing.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
