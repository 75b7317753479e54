using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// Turns what a use case recorded into events with their deliveries, in the transaction of the use case: an event is sent if and only if what
/// it tells of was committed. Costs nothing for actions that nobody can ask for, and one indexed query for the others.
/// </summary>
internal sealed class WebhookOutbox(IamDbContext context, TimeProvider time)
{
    public async Task WriteAsync(IReadOnlyCollection<AuditEvent> recorded, CancellationToken cancellationToken)
    {
        var tellable = recorded.Where(h => h.OrganizationId is not null && WebhookEventTypes.MayBeSubscribed(h.Action));
        foreach (var told in tellable.GroupBy(h => h.OrganizationId!.Value))
        {
            var endpoints = await context.WebhookEndpoints.AsNoTracking()
                .Where(e => e.OrganizationId == told.Key && e.Status == WebhookStatus.Active).ToListAsync(cancellationToken);
            foreach (var happened in told.Where(_ => endpoints.Count > 0))
            {
                // An endpoint is not told of its own secret: the receiver may not have yet what it would check the signature with.
                Write(WebhookBody.Event(happened, told.Key, happened.Actor, time), endpoints.Where(e => e.Id.ToString() != happened.TargetId));
            }
        }
    }

    private void Write(WebhookEvent happened, IEnumerable<WebhookEndpoint> endpoints)
    {
        WebhookEndpoint[] takers = [.. endpoints.Where(e => e.Takes(happened.Type))];
        if (takers.Length > 0)
        {
            context.WebhookEvents.Add(happened);
            context.WebhookDeliveries.AddRange(takers.Select(e => WebhookDelivery.Of(happened, e.Id, time)));
        }
    }
}
