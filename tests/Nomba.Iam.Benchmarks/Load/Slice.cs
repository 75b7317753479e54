using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Load;

/// <summary>What one stretch of load came to. The processor time is the server's alone.</summary>
internal sealed record Slice(long Requests, TimeSpan Elapsed, ProcessorTime ProcessorTime, TimeSpan Median, TimeSpan P99, long ResidentBytes)
{
    public double MicrosecondsPerRequest => ProcessorTime.Total.TotalMicroseconds / Requests;

    public double SystemMicrosecondsPerRequest => ProcessorTime.System.TotalMicroseconds / Requests;

    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
