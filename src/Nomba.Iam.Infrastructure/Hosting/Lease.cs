namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>
/// A job that this node has taken. Whoever works under it asks before each batch whether it still may: a node that was away for too long
/// learns so that another one goes on with the job.
/// </summary>
internal sealed class Lease(LeaseStore store, LeaseTerm term, TimeProvider time)
{
    private DateTimeOffset _renewedAt = term.TakenAt;
    private bool _isOurs = true;

    /// <summary>Whether it is still ours. Renews it once a quarter of it is over, so that a batch has the most of it. Lost is lost for good.</summary>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_isOurs && now - _renewedAt >= term.Length / 4)
        {
            _isOurs = await store.RenewAsync(term, cancellationToken);
            _renewedAt = now;
        }

        return _isOurs;
    }

    /// <summary>Gives it back. The job rests for so long: nobody gets it before.</summary>
    public Task ReleaseAsync(TimeSpan rest, CancellationToken cancellationToken)
    {
        _isOurs = false;
        return store.ReleaseAsync(term, rest, cancellationToken);
    }
}
