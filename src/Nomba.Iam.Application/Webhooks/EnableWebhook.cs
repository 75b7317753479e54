using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Lets a disabled endpoint get events again, from now on. What it missed is in its delivery log.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record EnableWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId)
    : ICommand<Result<WebhookEndpoint>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class EnableWebhookHandler(IWebhookStore webhooks, IAuditTrail audit) : ICommandHandler<EnableWebhook, Result<WebhookEndpoint>>
{
    public async ValueTask<Result<WebhookEndpoint>> Handle(EnableWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        if (!endpoint.Enable())
        {
            return endpoint;
        }

        audit.Record(WebhookAudit.Of(endpoint, "webhook.enabled"));
        var saved = await webhooks.SaveAsync(endpoint, cancellationToken);
        return saved.IsSuccess ? endpoint : saved.Error;
    }
}
