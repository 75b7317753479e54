namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>A clock that stands still until a test moves it. Timers run on real time.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
