using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>Removes counts that are older than they are kept, in small batches.</summary>
internal sealed class UsageCleaner(IUsageStore store, IOptions<UsageOptions> options, TimeProvider time) : ICleanUpStep
{
    public async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        var minute = options.Value.KeptFrom(time.GetUtcNow());
        while (await lease.KeepAsync(cancellationToken) && await store.RemoveBeforeAsync(minute, cancellationToken) > 0)
        {
        }
    }
}
