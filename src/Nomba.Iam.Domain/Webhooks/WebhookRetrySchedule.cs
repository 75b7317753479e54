namespace Nomba.Iam.Domain.Webhooks;

/// <summary>
/// When to try again: three times as long after each failure, at most twelve hours, for as long as <paramref name="GiveUpAfter"/> says. The last
/// attempt is made at the very end, so that an outage of that length is outlived.
/// </summary>
public sealed record WebhookRetrySchedule(TimeSpan First, TimeSpan GiveUpAfter)
{
    private const double Factor = 3;

    // A fifth either way: receivers that failed together are not tried together.
    private const double Spread = 0.4;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>When the next attempt is due, or null when there is none to come.</summary>
    /// <param name="attempts">How many failed, at least one.</param>
    /// <param name="startedAt">When the first attempt was begun.</param>
    /// <param name="now">When the last attempt failed.</param>
    /// <param name="chance">From 0 up to 1: where in its spread the delay lies.</param>
    public DateTimeOffset? Next(int attempts, DateTimeOffset startedAt, DateTimeOffset now, double chance)
    {
        var end = startedAt + GiveUpAfter;
        if (now >= end)
        {
            return null;
        }

        var plain = Math.Min(First.TotalSeconds * Math.Pow(Factor, attempts - 1), Longest.TotalSeconds);
        var next = now + TimeSpan.FromSeconds(plain * (1 - (Spread / 2) + (Spread * chance)));
        return next < end ? next : end;
    }
}
