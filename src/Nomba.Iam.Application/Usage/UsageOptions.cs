namespace Nomba.Iam.Application.Usage;

/// <summary>How uses of keys are counted. Settings: <c>Iam:Usage</c>.</summary>
public sealed class UsageOptions
{
    public static readonly TimeSpan MaxFlushEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long counts are kept. Default 90 days; at least a day.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often the counts in memory are written: what a crash may lose. Default and maximum 5 seconds.</summary>
    public TimeSpan FlushEvery { get; set; } = MaxFlushEvery;

    /// <summary>How many different counts memory holds; what comes on top of that is not counted. Default 100,000.</summary>
    public int Capacity { get; set; } = 100_000;

    public bool IsValid =>
        Retention >= TimeSpan.FromDays(1) && Retention <= TimeSpan.FromDays(3650)
        && FlushEvery >= TimeSpan.FromMilliseconds(100) && FlushEvery <= MaxFlushEvery && Capacity is >= 1_000 and <= 10_000_000;
}
