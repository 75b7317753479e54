using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>An organization's keys at a glance.</summary>
public sealed record KeySummary(KeyCounts Counts)
{
    /// <summary>The last 24 hours.</summary>
    public required UsageWindow LastDay { get; init; }

    /// <summary>The last 7 times 24 hours.</summary>
    public required UsageWindow LastWeek { get; init; }

    /// <summary>The last 30 times 24 hours.</summary>
    public required UsageWindow LastMonth { get; init; }

    /// <summary>The last 24 hours by the hour.</summary>
    public required UsageSeries Hours { get; init; }

    /// <summary>The last 30 days by the day, of UTC.</summary>
    public required UsageSeries Days { get; init; }

    /// <summary>The next that come to their end, the nearest first.</summary>
    public required IReadOnlyList<ExpiringKey> Expiring { get; init; }

    /// <summary>Keys that may do everything and were not used within 30 days, or ever.</summary>
    public required UnusedKeys UnusedAdmins { get; init; }

    /// <summary>Those that were refused most within the last 24 hours.</summary>
    public required IReadOnlyList<RefusedKey> MostRefused { get; init; }
}
