namespace Nomba.Iam.Benchmarks.Load;

/// <summary>How much load: bounded in callers, in time and in requests, whichever is reached first.</summary>
internal sealed record SliceShape(int Callers, TimeSpan Length, long MostRequests)
{
    private const long NoMore = 1_000_000;

    public static SliceShape Lasting(int callers, TimeSpan length) => new(callers, length, NoMore);

    public static SliceShape Of(int callers, long requests) => new(callers, TimeSpan.FromHours(1), requests);
}
