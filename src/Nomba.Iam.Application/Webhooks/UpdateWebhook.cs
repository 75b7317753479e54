using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Changes an endpoint; null leaves a part as it is. What is on its way goes to the new address.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record UpdateWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId, string? Url, string? Description, IReadOnlyList<string>? EventTypes)
    : ICommand<Result<WebhookEndpoint>>, IOrganizationMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class UpdateWebhookValidator : AbstractValidator<UpdateWebhook>
{
    public UpdateWebhookValidator(IWebhookTargets targets)
    {
        RuleFor(c => c.Url).IsTarget(targets).When(c => c.Url is not null);
        RuleFor(c => c.Description).IsWebhookDescription();
        RuleFor(c => c.EventTypes).AreSubscriptions().When(c => c.EventTypes is not null);
    }
}

internal sealed class UpdateWebhookHandler(IWebhookStore webhooks, IAuditTrail audit)
    : ICommandHandler<UpdateWebhook, Result<WebhookEndpoint>>
{
    public async ValueTask<Result<WebhookEndpoint>> Handle(UpdateWebhook command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        var expected = command.Expected.Check(endpoint.Revision);
        if (!expected.IsSuccess)
        {
            return expected.Error;
        }

        var before = WebhookAudit.FactsOf(endpoint);
        endpoint.Change(command.Url is null ? null : new Uri(command.Url), command.Description, command.EventTypes);
        audit.Record(WebhookAudit.Of(endpoint, "webhook.updated") with
        {
            Changes = AuditChange.Between(before, WebhookAudit.FactsOf(endpoint)),
        });
        var saved = await webhooks.SaveAsync(endpoint, cancellationToken);
        return saved.IsSuccess ? endpoint : saved.Error;
    }
}
