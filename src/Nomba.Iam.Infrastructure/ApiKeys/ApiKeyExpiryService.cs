using System.Data.Common;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;

namespace Nomba.Iam.Infrastructure.ApiKeys;

/// <summary>Looks now and then for keys that have ended or soon will, on every node: what one has told the others find told.</summary>
internal sealed class ApiKeyExpiryService(
    IServiceScopeFactory scopes, IOptions<ApiKeyOptions> options, TimeProvider time, ILogger<ApiKeyExpiryService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExpiryCheckInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecordAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or DbUpdateException)
            {
                Log.ExpiriesNotRead(log, exception);
            }
        }
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        int looked;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RecordApiKeyExpiries(), cancellationToken);
            looked = result.IsSuccess ? result.Value : 0;
        }
        while (looked == RecordApiKeyExpiries.BatchSize);
    }
}
