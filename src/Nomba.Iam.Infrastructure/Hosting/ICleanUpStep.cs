namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>Something to clear away now and then, in batches, by one node at a time. Two at once must do no harm: a lease may be lost unnoticed.</summary>
internal interface ICleanUpStep
{
    /// <summary>All that is due now, as long as the lease is kept, which is asked before each batch.</summary>
    Task RunAsync(Lease lease, CancellationToken cancellationToken);
}
