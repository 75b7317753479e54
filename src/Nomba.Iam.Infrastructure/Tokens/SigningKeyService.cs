using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>Loads the signing keys before the host takes requests, and keeps them in time after that.</summary>
internal sealed class SigningKeyService(SigningKeyKeeper keeper, TimeProvider time, ILogger<SigningKeyService> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keeper.KeepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SigningKeySchedule.ReloadEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keeper.KeepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or DbUpdateException)
            {
                // The keys in memory stay good for days; the next tick tries again.
                Log.SigningKeysNotRead(log, exception);
            }
        }
    }
}
