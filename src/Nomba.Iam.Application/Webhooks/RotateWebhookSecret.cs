using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>A new signing secret, in this answer and nowhere else. The one before signs beside it until the overlap ends.</summary>
[RequiresPermission(IamPermissions.WebhooksManage)]
public sealed record RotateWebhookSecret(OrganizationId OrganizationId, WebhookEndpointId WebhookId)
    : ICommand<Result<WebhookWithSecret>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RotateWebhookSecretHandler(
    IWebhookStore webhooks, IWebhookSecretProtector protector, IOptions<WebhookOptions> options, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RotateWebhookSecret, Result<WebhookWithSecret>>
{
    public async ValueTask<Result<WebhookWithSecret>> Handle(RotateWebhookSecret command, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(command.OrganizationId, command.WebhookId, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        var secret = WebhookSecret.Generate();
        endpoint.Rotate(protector.Seal(secret), time.GetUtcNow() + options.Value.SecretOverlap);
        audit.Record(WebhookAudit.Of(endpoint, "webhook.secret_rotated"));
        audit.Record(SecretShown.OfWebhook(endpoint));
        var saved = await webhooks.SaveAsync(endpoint, cancellationToken);
        return saved.IsSuccess ? new WebhookWithSecret(endpoint, secret) : saved.Error;
    }
}
