using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>Loads the signing keys before the host takes requests, and keeps them in time after that.</summary>
internal sealed class SigningKeyService(SigningKeyKeeper keeper, TimeProvider time, ILogger<SigningKeyService> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keeper.KeepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // The keys in memory stay good for days.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(SigningKeySchedule.ReloadEvery, time, keeper.KeepAsync, log, stoppingToken);
}
