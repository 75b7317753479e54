using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Sends an endpoint nothing more until it is enabled. What was on its way is given up.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record DisableWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId, string? Reason)
    : ICommand<Result<WebhookEndpoint>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class DisableWebhookValidator : AbstractValidator<DisableWebhook>
{
    public DisableWebhookValidator() => RuleFor(c => c.Reason).IsDisablingReason();
}

internal sealed class DisableWebhookHandler(WebhookSwitch disabling) : ICommandHandler<DisableWebhook, Result<WebhookEndpoint>>
{
    public ValueTask<Result<WebhookEndpoint>> Handle(DisableWebhook command, CancellationToken cancellationToken) =>
        disabling.DisableAsync(command.OrganizationId, command.WebhookId, command.Reason, cancellationToken);
}
