using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>The platform itself disables an endpoint that does not answer, or that says it is gone. Sent by delivery, never for a caller.</summary>
public sealed record DisableFailingWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId, string Reason)
    : ICommand<Result<WebhookEndpoint>>, ITransactionalMessage;

internal sealed class DisableFailingWebhookHandler(WebhookSwitch disabling) : ICommandHandler<DisableFailingWebhook, Result<WebhookEndpoint>>
{
    public ValueTask<Result<WebhookEndpoint>> Handle(DisableFailingWebhook command, CancellationToken cancellationToken) =>
        disabling.DisableAsync(command.OrganizationId, command.WebhookId, command.Reason, cancellationToken);
}
