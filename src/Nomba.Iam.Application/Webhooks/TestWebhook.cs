using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Sends an event that says nothing, to this endpoint alone, whatever it asked for.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record TestWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId)
    : ICommand<Result<WebhookDelivery>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class TestWebhookHandler(
    IWebhookStore webhooks, IWebhookDeliveryStore deliveries, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<TestWebhook, Result<WebhookDelivery>>
{
    public async ValueTask<Result<WebhookDelivery>> Handle(TestWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        if (endpoint.Status != WebhookStatus.Active)
        {
            return WebhookErrors.Disabled;
        }

        var asked = new AuditEvent(WebhookEventTypes.Test, "webhook", endpoint.Id.ToString(), endpoint.OrganizationId);
        var happened = WebhookBody.Event(asked, endpoint.OrganizationId, callers.Caller.Actor, time);
        var delivery = WebhookDelivery.Of(happened, endpoint.Id, time);
        audit.Record(WebhookAudit.Of(endpoint, "webhook.tested"));
        var added = await deliveries.AddAsync(happened, delivery, cancellationToken);
        return added.IsSuccess ? delivery : added.Error;
    }
}
