using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// Turns what a use case recorded into events with their deliveries, in the transaction of the use case: an event is sent if and only if what
/// it tells of was committed. Costs nothing for actions that nobody can ask for, and one indexed query for the others.
/// </summary>
internal sealed class WebhookOutbox(IamDbContext context, TimeProvider time)
{
    private readonly List<Told> _told = [];

    public void Note(AuditEvent happened, AuditActor actor)
    {
        if (happened.OrganizationId is { } organization && WebhookEventTypes.MayBeSubscribed(happened.Action))
        {
            _told.Add(new Told(organization, happened, actor));
        }
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var told in _told.GroupBy(t => t.Organization))
        {
            var endpoints = await context.WebhookEndpoints.AsNoTracking()
                .Where(e => e.OrganizationId == told.Key && e.Status == WebhookStatus.Active).ToListAsync(cancellationToken);
            foreach (var (organization, happened, actor) in told.Where(_ => endpoints.Count > 0))
            {
                Write(WebhookBody.Event(happened, organization, actor, time), endpoints);
            }
        }

        _told.Clear();
    }

    public void Forget() => _told.Clear();

    private void Write(WebhookEvent happened, IEnumerable<WebhookEndpoint> endpoints)
    {
        WebhookEndpoint[] takers = [.. endpoints.Where(e => e.Takes(happened.Type))];
        if (takers.Length > 0)
        {
            context.WebhookEvents.Add(happened);
            context.WebhookDeliveries.AddRange(takers.Select(e => WebhookDelivery.Of(happened, e.Id, time)));
        }
    }

    private sealed record Told(OrganizationId Organization, AuditEvent Happened, AuditActor Actor);
}
