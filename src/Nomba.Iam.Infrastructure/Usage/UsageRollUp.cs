using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>Adds old minutes up to hours and old hours to days, in small batches: whoever asks for long ago does not ask for the minute.</summary>
internal sealed class UsageRollUp(IUsageStore store, IOptions<UsageOptions> options, TimeProvider time) : ICleanUpStep
{
    public async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await RollUpAsync(UsageResolution.Minute, UsageResolution.Hour, options.Value.MinutesFrom(now));
        await RollUpAsync(UsageResolution.Hour, UsageResolution.Day, options.Value.HoursFrom(now));

        async Task RollUpAsync(UsageResolution from, UsageResolution to, int before)
        {
            while (await lease.KeepAsync(cancellationToken) && await store.RollUpAsync(from, to, before, cancellationToken) > 0)
            {
            }
        }
    }
}
