using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

internal sealed class WebhookDeliveryStore(IamDbContext context, TimeProvider time) : IWebhookDeliveryStore
{
    public Task<Result> AddAsync(WebhookEvent happened, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        context.WebhookEvents.Add(happened);
        context.WebhookDeliveries.Add(delivery);
        return FlushAsync(cancellationToken);
    }

    public async Task<Result> AddAgainAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        // A write that changes nothing holds the endpoint's row: two who ask at once look one after the other.
        await context.WebhookEndpoints.Where(e => e.Id == delivery.EndpointId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Url, e => e.Url), cancellationToken);
        var pending = await context.WebhookDeliveries.AnyAsync(
            d => d.EndpointId == delivery.EndpointId && d.EventId == delivery.EventId && d.Status == WebhookDeliveryStatus.Pending, cancellationToken);
        if (pending)
        {
            return WebhookErrors.StillPending;
        }

        context.WebhookDeliveries.Add(delivery);
        return await FlushAsync(cancellationToken);
    }

    public Task<WebhookDelivery?> FindAsync(WebhookEndpointId endpoint, WebhookDeliveryId id, CancellationToken cancellationToken) =>
        context.WebhookDeliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.EndpointId == endpoint, cancellationToken);

    public Task<string?> PayloadAsync(WebhookEventId happened, CancellationToken cancellationToken) =>
        context.WebhookEvents.AsNoTracking().Where(e => e.Id == happened).Select(e => (string?)e.Body).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> ListAsync(WebhookEndpointId endpoint, WebhookDeliveryFilter filter, CancellationToken cancellationToken)
    {
        var found = context.WebhookDeliveries.AsNoTracking().Where(d => d.EndpointId == endpoint);
        if (filter.Before is { } last)
        {
            found = found.Where(d => d.Id < last);
        }

        if (filter.Status is { } status)
        {
            found = found.Where(d => d.Status == status);
        }

        return await found.OrderByDescending(d => d.Id).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WebhookAttempt>> AttemptsAsync(WebhookDeliveryId delivery, CancellationToken cancellationToken) =>
        await context.WebhookAttempts.AsNoTracking().Where(a => a.DeliveryId == delivery).OrderBy(a => a.Number).ToListAsync(cancellationToken);

    public async Task GiveUpAsync(WebhookEndpointId endpoint, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await context.WebhookDeliveries.Where(d => d.EndpointId == endpoint && d.Status == WebhookDeliveryStatus.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Status, WebhookDeliveryStatus.Failed)
                    .SetProperty(d => d.CompletedAt, now)
                    .SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null),
                cancellationToken);
    }

    private Task<Result> FlushAsync(CancellationToken cancellationToken) =>
        context.FlushAsync(WebhookErrors.ChangedMeanwhile, cancellationToken, WebhookErrors.ChangedMeanwhile);
}
