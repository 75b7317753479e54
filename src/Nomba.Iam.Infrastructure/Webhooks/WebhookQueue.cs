using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// The deliveries of all nodes, as one node takes from them. Every statement that touches an endpoint and its deliveries takes the endpoint
/// first, as the use cases do: two that meet wait for each other, and do not deadlock.
/// </summary>
internal sealed class WebhookQueue(IDbContextFactory<IamDbContext> contexts, IOptions<WebhookOptions> options, TimeProvider time)
{
    // Over the longest attempt: time to load it and to write down how it went.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private const int ChanceSteps = 1_000_000;

    /// <summary>The longest due first, none of them to an endpoint that is busy.</summary>
    public async Task<IReadOnlyList<DueDelivery>> DueAsync(IReadOnlyCollection<WebhookEndpointId> busy, int limit, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.WebhookDeliveries.Where(d => d.NextAttemptAt <= now);
        if (busy.Count > 0)
        {
            due = due.Where(d => !busy.Contains(d.EndpointId));
        }

        return await due.OrderBy(d => d.NextAttemptAt).Take(limit).Select(d => new DueDelivery(d.Id, d.EndpointId, d.Attempts)).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the next attempt of a delivery, for this node alone; false when somebody else has it. Who dies with it loses it after a while.</summary>
    public async Task<bool> ClaimAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        var until = now + options.Value.Timeout + Margin;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = context.WebhookDeliveries.Where(d => d.Id == due.Id && d.Attempts == due.Attempts && d.NextAttemptAt <= now);
        var taken = due.Attempts == 0
            ? await mine.ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Attempts, 1).SetProperty(d => d.NextAttemptAt, until).SetProperty(d => d.FirstAttemptAt, now), cancellationToken)
            : await mine.ExecuteUpdateAsync(set => set.SetProperty(d => d.Attempts, due.Attempts + 1).SetProperty(d => d.NextAttemptAt, until), cancellationToken);
        return taken == 1;
    }

    /// <summary>What a claimed attempt needs; null when the delivery is gone meanwhile.</summary>
    public async Task<Shipment?> LoadAsync(WebhookDeliveryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from delivery in context.WebhookDeliveries.AsNoTracking()
            join endpoint in context.WebhookEndpoints.AsNoTracking() on delivery.EndpointId equals endpoint.Id
            join happened in context.WebhookEvents.AsNoTracking() on delivery.EventId equals happened.Id
            where delivery.Id == id && delivery.Status == WebhookDeliveryStatus.Pending
            select new Shipment(delivery, endpoint, happened)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Gives up a delivery whose endpoint was disabled after the event was written.</summary>
    public async Task GiveUpAsync(WebhookDeliveryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await MoveAsync(context.WebhookDeliveries.Where(d => d.Id == id && d.Status == WebhookDeliveryStatus.Pending), WebhookDeliveryStatus.Failed, null, null, cancellationToken);
    }

    /// <summary>Writes down how an attempt went. True when the endpoint is to be disabled: it failed for as long as a delivery is tried, and never succeeded meanwhile.</summary>
    public async Task<bool> RecordAsync(Shipment shipment, WebhookAttempt attempt, CancellationToken cancellationToken)
    {
        var next = attempt.Succeeded || attempt.IsGone ? null : NextAfter(shipment.Delivery, attempt);
        var status = attempt.Succeeded ? WebhookDeliveryStatus.Delivered : next is null ? WebhookDeliveryStatus.Failed : WebhookDeliveryStatus.Pending;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await NoteAsync(context, shipment, attempt, cancellationToken);

        // A failure counts while nobody has taken the next attempt; that the receiver has it counts always.
        var mine = context.WebhookDeliveries.Where(d => d.Id == attempt.DeliveryId && d.Status == WebhookDeliveryStatus.Pending);
        await MoveAsync(attempt.Succeeded ? mine : mine.Where(d => d.Attempts == attempt.Number), status, next, attempt.StatusCode, cancellationToken);
        if (await context.WebhookDeliveries.AnyAsync(d => d.Id == attempt.DeliveryId, cancellationToken))
        {
            context.WebhookAttempts.Add(attempt);
            await context.SaveChangesAsync(cancellationToken);
        }

        var first = shipment.Delivery.FirstAttemptAt;
        var hopeless = status == WebhookDeliveryStatus.Failed
            && await context.WebhookEndpoints.AnyAsync(e => e.Id == shipment.Endpoint.Id && e.FailingSince <= first, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return hopeless;
    }

    private DateTimeOffset? NextAfter(WebhookDelivery delivery, WebhookAttempt attempt) => options.Value.Schedule.Next(
        attempt.Number, delivery.FirstAttemptAt ?? attempt.At, time.GetUtcNow(), (double)RandomNumberGenerator.GetInt32(ChanceSteps) / ChanceSteps);

    // No change of the endpoint itself: its revision stays. A first attempt counts from when it was taken, which is what the delivery's end is
    // measured against.
    private static async Task NoteAsync(IamDbContext context, Shipment shipment, WebhookAttempt attempt, CancellationToken cancellationToken)
    {
        var failed = attempt.Number == 1 ? shipment.Delivery.FirstAttemptAt : attempt.At;
        var since = attempt.Succeeded ? null : failed;
        var endpoint = context.WebhookEndpoints.Where(e => e.Id == shipment.Endpoint.Id && e.Status == WebhookStatus.Active);
        await (attempt.Succeeded ? endpoint.Where(e => e.FailingSince != null) : endpoint.Where(e => e.FailingSince == null))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.FailingSince, since), cancellationToken);
    }

    private async Task MoveAsync(
        IQueryable<WebhookDelivery> delivery, WebhookDeliveryStatus status, DateTimeOffset? next, int? statusCode, CancellationToken cancellationToken)
    {
        DateTimeOffset? completed = status == WebhookDeliveryStatus.Pending ? null : time.GetUtcNow();
        await delivery.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Status, status)
                .SetProperty(d => d.NextAttemptAt, next)
                .SetProperty(d => d.CompletedAt, completed)
                .SetProperty(d => d.LastStatusCode, statusCode),
            cancellationToken);
    }
}
