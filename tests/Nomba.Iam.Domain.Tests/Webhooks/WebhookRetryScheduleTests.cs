using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Domain.Tests.Webhooks;

public sealed class WebhookRetryScheduleTests
{
    private const double Middle = 0.5;

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly WebhookRetrySchedule _schedule = new(TimeSpan.FromSeconds(10), TimeSpan.FromDays(3));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 30)]
    [InlineData(3, 90)]
    [InlineData(8, 21870)]
    [InlineData(9, 43200)]
    [InlineData(500, 43200)]
    public void Waits_three_times_as_long_each_time_and_at_most_twelve_hours(int attempts, int seconds) =>
        Assert.Equal(Start.AddSeconds(seconds), _schedule.Next(attempts, Start, Start, Middle));

    [Theory]
    [InlineData(0, 8)]
    [InlineData(0.999999, 12)]
    public void Spreads_by_a_fifth_either_way(double chance, int seconds) =>
        Assert.Equal(seconds, (_schedule.Next(1, Start, Start, chance)!.Value - Start).TotalSeconds, tolerance: 0.001);

    [Fact]
    public void Tries_a_last_time_at_the_very_end()
    {
        var attempts = new List<DateTimeOffset> { Start };
        while (_schedule.Next(attempts.Count, Start, attempts[^1], Middle) is { } next)
        {
            attempts.Add(next);
        }

        Assert.Equal(Start.AddDays(3), attempts[^1]);
        Assert.InRange(attempts.Count, 12, 18);
        Assert.Equal(attempts.Order(), attempts);
    }
}
