namespace Nomba.Iam.Application.Usage;

/// <summary>How uses of keys are counted, and how long in which steps. Settings: <c>Iam:Usage</c>.</summary>
public sealed class UsageOptions
{
    public static readonly TimeSpan MaxFlushEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long counts are kept at all, in whatever steps; by whole days. Default 1,096 days, which is three years; at least a day.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(1096);

    /// <summary>
    /// How long counts are kept by the minute; then those of an hour are added up to one. Default 31 days; at least two, because what the last
    /// day came to is shown to the minute.
    /// </summary>
    public TimeSpan KeepMinutesFor { get; set; } = TimeSpan.FromDays(31);

    /// <summary>
    /// How long they are kept by the hour; then those of a day (UTC) are added up to one. Default 396 days, which is 13 months; at least 31 days,
    /// because the last 30 are shown to the hour, and no less than the minutes. Longer than the retention: never by the day.
    /// </summary>
    public TimeSpan KeepHoursFor { get; set; } = TimeSpan.FromDays(396);

    /// <summary>How often the counts in memory are written: what a crash may lose. Default and maximum 5 seconds.</summary>
    public TimeSpan FlushEvery { get; set; } = MaxFlushEvery;

    /// <summary>How many different counts memory holds; what comes on top of that is not counted. Default 100,000.</summary>
    public int Capacity { get; set; } = 100_000;

    public bool IsValid =>
        Retention >= TimeSpan.FromDays(1) && Retention <= TimeSpan.FromDays(3650)
        && KeepMinutesFor >= TimeSpan.FromDays(2) && KeepMinutesFor <= KeepHoursFor
        && KeepHoursFor >= TimeSpan.FromDays(31) && KeepHoursFor <= TimeSpan.FromDays(3650)
        && FlushEvery >= TimeSpan.FromMilliseconds(100) && FlushEvery <= MaxFlushEvery && Capacity is >= 1_000 and <= 10_000_000;

    /// <summary>The minute that the counts begin with at that time; older ones are removed.</summary>
    public int KeptFrom(DateTimeOffset now) => UsageResolution.Day.StartOf(UsageKey.MinuteOf(now - Retention));

    /// <summary>The minute that counts by the minute begin with, the first of an hour; older ones are rolled up to hours.</summary>
    public int MinutesFrom(DateTimeOffset now) => UsageResolution.Hour.StartOf(UsageKey.MinuteOf(now - KeepMinutesFor));

    /// <summary>The minute that counts by the hour begin with, the first of a day; older ones are rolled up to days.</summary>
    public int HoursFrom(DateTimeOffset now) => UsageResolution.Day.StartOf(UsageKey.MinuteOf(now - KeepHoursFor));

    /// <summary>The steps in which the counts of that minute are kept at that time.</summary>
    public UsageResolution ResolutionOf(int minute, DateTimeOffset now) =>
        minute < HoursFrom(now) ? UsageResolution.Day : minute < MinutesFrom(now) ? UsageResolution.Hour : UsageResolution.Minute;
}
