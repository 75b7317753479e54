using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Deletes an endpoint with its delivery log. What was on its way is not sent.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record DeleteWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId) : ICommand<Result>, IOrganizationMessage, ITransactionalMessage;

internal sealed class DeleteWebhookHandler(IWebhookStore webhooks, IAuditTrail audit) : ICommandHandler<DeleteWebhook, Result>
{
    public async ValueTask<Result> Handle(DeleteWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        audit.Record(WebhookAudit.Of(endpoint, "webhook.deleted") with { Changes = AuditChange.Json(("url", WebhookAudit.Address(endpoint), null)) });
        return await webhooks.DeleteAsync(endpoint, cancellationToken);
    }
}
