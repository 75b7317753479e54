namespace Nomba.Iam.Application.Usage;

/// <summary>A stretch of time to count, the end not included.</summary>
public sealed record UsagePeriod(DateTimeOffset From, DateTimeOffset To, UsageResolution Resolution)
{
    public const int MaxSteps = 1_500;

    /// <summary>The first minute; a step that has begun counts as a whole.</summary>
    public int FirstMinute => Resolution.StartOf(UsageKey.MinuteOf(From));

    /// <summary>The minute after the last.</summary>
    public int EndMinute => UsageKey.MinuteOf(To.AddTicks(TimeSpan.TicksPerMinute - 1));

    public int Steps => (EndMinute - FirstMinute + (int)Resolution - 1) / (int)Resolution;

    /// <summary>
    /// The same in steps that its counts are kept in at that time: minutes that were added up to hours cannot be told apart again. What is
    /// added up counts as a whole, at both ends.
    /// </summary>
    public UsagePeriod AsKept(UsageOptions options, DateTimeOffset now)
    {
        var (atStart, atEnd) = (options.ResolutionOf(FirstMinute, now), options.ResolutionOf(EndMinute - 1, now));
        return atStart == UsageResolution.Minute ? this : new UsagePeriod(
            UsageKey.StartOf(atStart.StartOf(FirstMinute)), UsageKey.StartOf(atEnd.EndBefore(EndMinute)), atStart > Resolution ? atStart : Resolution);
    }

    /// <summary>So many steps; the last of them is the one that runs at that moment.</summary>
    public static UsagePeriod Last(int steps, UsageResolution resolution, DateTimeOffset now)
    {
        var length = (int)resolution;
        var current = resolution.StartOf(UsageKey.MinuteOf(now));
        return new UsagePeriod(UsageKey.StartOf(current - ((steps - 1) * length)), UsageKey.StartOf(current + length), resolution);
    }
}
