namespace Nomba.Iam.Application.Usage;

/// <summary>A stretch of time to count, the end not included.</summary>
public sealed record UsagePeriod(DateTimeOffset From, DateTimeOffset To, UsageResolution Resolution)
{
    public const int MaxSteps = 1_500;

    /// <summary>The first minute; a step that has begun counts as a whole.</summary>
    public int FirstMinute => UsageKey.MinuteOf(From) / (int)Resolution * (int)Resolution;

    /// <summary>The minute after the last.</summary>
    public int EndMinute => UsageKey.MinuteOf(To.AddTicks(TimeSpan.TicksPerMinute - 1));

    public int Steps => (EndMinute - FirstMinute + (int)Resolution - 1) / (int)Resolution;

    /// <summary>So many steps; the last of them is the one that runs at that moment.</summary>
    public static UsagePeriod Last(int steps, UsageResolution resolution, DateTimeOffset now)
    {
        var length = (int)resolution;
        var current = UsageKey.MinuteOf(now) / length * length;
        return new UsagePeriod(UsageKey.StartOf(current - ((steps - 1) * length)), UsageKey.StartOf(current + length), resolution);
    }
}
