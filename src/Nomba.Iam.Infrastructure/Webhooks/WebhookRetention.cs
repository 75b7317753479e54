using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Deletes events that are too old, with their deliveries and attempts: a few at a time, so that nobody waits for it.</summary>
internal sealed class WebhookRetention(IDbContextFactory<IamDbContext> contexts, IOptions<WebhookOptions> options, TimeProvider time) : ICleanUpStep
{
    // With each go a delivery for every endpoint and its attempts.
    private const int BatchSize = 50;

    public async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepFor;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.WebhookEvents.DeleteAsync(e => e.CreatedAt < before, e => e.CreatedAt, lease, cancellationToken, BatchSize);
    }
}
