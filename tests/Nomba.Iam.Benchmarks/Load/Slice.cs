namespace Nomba.Iam.Benchmarks.Load;

/// <summary>What one stretch of load came to. The processor time is the server's alone.</summary>
internal sealed record Slice(long Requests, TimeSpan Elapsed, TimeSpan ProcessorTime, TimeSpan Median, TimeSpan P99, long ResidentBytes)
{
    public double MicrosecondsPerRequest => ProcessorTime.TotalMicroseconds / Requests;

    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
