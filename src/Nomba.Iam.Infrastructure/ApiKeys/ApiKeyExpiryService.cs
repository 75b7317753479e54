using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.ApiKeys;

/// <summary>Looks now and then for keys that have ended or soon will, on every node: what one has told the others find told.</summary>
internal sealed class ApiKeyExpiryService(
    IServiceScopeFactory scopes, IOptions<ApiKeyOptions> options, TimeProvider time, ILogger<ApiKeyExpiryService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(options.Value.ExpiryCheckInterval, time, RecordAsync, log, stoppingToken);

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
