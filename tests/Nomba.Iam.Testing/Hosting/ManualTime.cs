namespace Nomba.Iam.Testing.Hosting;

/// <summary>A clock that moves when a test says so. Timers run on real time.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return System.GetUtcNow() + _ahead;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _ahead += by;
        }
    }
}
