using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Sends an event to an endpoint once more, as a delivery of its own. The event keeps its id, by which the receiver knows it.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record RedeliverWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId, WebhookDeliveryId DeliveryId)
    : ICommand<Result<WebhookDelivery>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class RedeliverWebhookHandler(IWebhookStore webhooks, IWebhookDeliveryStore deliveries, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RedeliverWebhook, Result<WebhookDelivery>>
{
    public async ValueTask<Result<WebhookDelivery>> Handle(RedeliverWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        if (await deliveries.FindAsync(endpoint.Id, command.DeliveryId, cancellationToken) is not { } delivery)
        {
            return WebhookErrors.DeliveryNotFound;
        }

        if (endpoint.Status != WebhookStatus.Active)
        {
            return WebhookErrors.Disabled;
        }

        var again = delivery.Again(time);
        audit.Record(WebhookAudit.Of(endpoint, "webhook.redelivered") with { Reason = $"Event {delivery.EventId}" });
        var added = await deliveries.AddAgainAsync(again, cancellationToken);
        return added.IsSuccess ? again : added.Error;
    }
}
