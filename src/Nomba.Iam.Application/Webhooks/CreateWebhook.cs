using FluentValidation;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>A new endpoint. The secret that its events are signed with is in this answer and nowhere else.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record CreateWebhook(OrganizationId OrganizationId, string? Url, string? Description, IReadOnlyList<string>? EventTypes)
    : ICommand<Result<WebhookWithSecret>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhook>
{
    public CreateWebhookValidator(IWebhookTargets targets)
    {
        RuleFor(c => c.Url).IsTarget(targets);
        RuleFor(c => c.Description).IsWebhookDescription();
        RuleFor(c => c.EventTypes).AreSubscriptions();
    }
}

internal sealed class CreateWebhookHandler(
    IWebhookStore webhooks, IWebhookSecretProtector protector, IOptions<WebhookOptions> options, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<CreateWebhook, Result<WebhookWithSecret>>
{
    public async ValueTask<Result<WebhookWithSecret>> Handle(CreateWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.CountAsync(command.OrganizationId, cancellationToken) >= options.Value.MaxPerOrganization)
        {
            return WebhookErrors.TooMany;
        }

        var secret = WebhookSecret.Generate();
        var endpoint = WebhookEndpoint.Create(command.OrganizationId, new Uri(command.Url!), command.EventTypes!, protector.Seal(secret), time);
        endpoint.Describe(command.Description);
        audit.Record(WebhookAudit.Of(endpoint, "webhook.created") with
        {
            Changes = AuditChange.Between([], WebhookAudit.FactsOf(endpoint)),
        });
        audit.Record(SecretShown.OfWebhook(endpoint));
        var added = await webhooks.AddAsync(endpoint, cancellationToken);
        return added.IsSuccess ? new WebhookWithSecret(endpoint, secret) : added.Error;
    }
}
