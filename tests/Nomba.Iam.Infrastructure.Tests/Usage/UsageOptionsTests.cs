using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Infrastructure.Tests.Usage;

public sealed class UsageOptionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 14, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(31, 396, 1096, true)]
    [InlineData(2, 31, 1, true)]
    [InlineData(400, 400, 3650, true)]
    [InlineData(1, 396, 1096, false)]
    [InlineData(31, 30, 1096, false)]
    [InlineData(32, 31, 1096, false)]
    [InlineData(31, 3651, 1096, false)]
    [InlineData(31, 396, 0, false)]
    public void Takes_steps_that_grow_coarser_and_leave_what_is_shown(int minutes, int hours, int all, bool valid)
    {
        var options = new UsageOptions { KeepMinutesFor = TimeSpan.FromDays(minutes), KeepHoursFor = TimeSpan.FromDays(hours), Retention = TimeSpan.FromDays(all) };

        Assert.Equal(valid, options.IsValid);
    }

    [Fact]
    public void Rolls_up_whole_hours_and_whole_days()
    {
        var options = new UsageOptions();

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 14, 0, 0, TimeSpan.Zero), UsageKey.StartOf(options.MinutesFrom(Now)));
        Assert.Equal(new DateTimeOffset(2025, 10, 25, 0, 0, 0, TimeSpan.Zero), UsageKey.StartOf(options.HoursFrom(Now)));
        Assert.Equal(new DateTimeOffset(2023, 11, 25, 0, 0, 0, TimeSpan.Zero), UsageKey.StartOf(options.KeptFrom(Now)));
    }

    [Fact]
    public void Leaves_a_period_alone_that_is_kept_as_finely_as_asked()
    {
        var period = new UsagePeriod(Now.AddMinutes(-90), Now, UsageResolution.Minute);

        Assert.Same(period, period.AsKept(new UsageOptions(), Now));
    }

    [Fact]
    public void Widens_a_period_at_the_end_that_is_not_kept_so_finely_alone()
    {
        var period = new UsagePeriod(Now.AddDays(-40), Now, UsageResolution.Minute);

        Assert.Equal(new UsagePeriod(Now.AddDays(-40).AddMinutes(-30), Now, UsageResolution.Hour), period.AsKept(new UsageOptions(), Now));
    }
}
