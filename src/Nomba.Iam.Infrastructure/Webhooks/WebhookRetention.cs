using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Deletes events that are too old, with their deliveries and attempts: a few at a time, so that nobody waits for it. Any node, or all of them.</summary>
internal sealed class WebhookRetention(
    IDbContextFactory<IamDbContext> contexts, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookRetention> log) : BackgroundService
{
    // With each go a delivery for every endpoint and its attempts.
    private const int BatchSize = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One round: all that is too old now.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepFor;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.WebhookEvents.DeleteAsync(e => e.CreatedAt < before, e => e.CreatedAt, cancellationToken, BatchSize);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, time, CleanAsync, log, stoppingToken);
}
