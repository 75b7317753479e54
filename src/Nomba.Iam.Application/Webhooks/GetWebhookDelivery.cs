using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>One delivery with every attempt that was made.</summary>
[RequiresPermission(IamPermissions.WebhooksRead)]
public sealed record GetWebhookDelivery(OrganizationId OrganizationId, WebhookEndpointId WebhookId, WebhookDeliveryId DeliveryId)
    : IQuery<Result<WebhookDeliveryDetails>>, IOrganizationMessage;

/// <summary>A delivery with its attempts, the first one first, and what is sent; no payload once the event is forgotten.</summary>
public sealed record WebhookDeliveryDetails(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts, string? Payload);

internal sealed class GetWebhookDeliveryHandler(IWebhookStore webhooks, IWebhookDeliveryStore deliveries)
    : IQueryHandler<GetWebhookDelivery, Result<WebhookDeliveryDetails>>
{
    public async ValueTask<Result<WebhookDeliveryDetails>> Handle(GetWebhookDelivery query, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(query.OrganizationId, query.WebhookId, cancellationToken) is null)
        {
            return WebhookErrors.NotFound;
        }

        return await deliveries.FindAsync(query.WebhookId, query.DeliveryId, cancellationToken) is { } delivery
            ? new WebhookDeliveryDetails(
                delivery, await deliveries.AttemptsAsync(delivery.Id, cancellationToken), await deliveries.PayloadAsync(delivery.EventId, cancellationToken))
            : WebhookErrors.DeliveryNotFound;
    }
}
