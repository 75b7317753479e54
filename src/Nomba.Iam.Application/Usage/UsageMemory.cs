using System.Collections.Concurrent;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Usage;

/// <summary>
/// What the hours that are over came to for each organization. The counts are by the minute, and a month of them is much to add up for every
/// look at a page; an hour that is over for a while changes no more. Holds no answer that anything is decided by, so it needs no revocation story.
/// </summary>
internal sealed class UsageMemory(IUsageStore usage, TimeProvider time)
{
    private const int Hour = (int)UsageResolution.Hour;
    private const int Capacity = 1_000;

    // Nodes write their counts within seconds. What one could not write for longer than this is missed here, and nowhere else.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<OrganizationId, Known> _known = new();

    /// <summary>Whole hours, from <paramref name="From"/> up to <paramref name="Until"/>, in minutes since 1970.</summary>
    private sealed record Known(int From, int Until, IReadOnlyList<UsageSums> Sums);

    /// <summary>As the store has them, by the hour.</summary>
    public async ValueTask<IReadOnlyList<UsageSums>> SumsOfAsync(OrganizationId organization, UsagePeriod hours, CancellationToken cancellationToken)
    {
        var first = hours.FirstMinute;
        var known = _known.TryGetValue(organization, out var found) && found.From <= first && found.Until > first ? found : new Known(first, first, []);
        var read = await usage.SumsOfAsync(
            organization, new UsagePeriod(UsageKey.StartOf(known.Until), hours.To, UsageResolution.Hour), cancellationToken);
        UsageSums[] sums = [.. known.Sums.Where(s => s.Minute >= first), .. read];
        Remember(organization, first, sums);
        return sums;
    }

    private void Remember(OrganizationId organization, int first, UsageSums[] sums)
    {
        var until = UsageKey.MinuteOf(time.GetUtcNow() - Settled) / Hour * Hour;
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[organization] = new Known(first, until, [.. sums.Where(s => s.Minute < until)]);
    }
}
