using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Disables an endpoint, whoever wants it so.</summary>
internal sealed class WebhookSwitch(IWebhookStore webhooks, IWebhookDeliveryStore deliveries, IAuditTrail audit)
{
    public async ValueTask<Result<WebhookEndpoint>> DisableAsync(
        OrganizationId organization, WebhookEndpointId id, string? reason, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(organization, id, cancellationToken) is not { } endpoint)
        {
            return WebhookErrors.NotFound;
        }

        if (!endpoint.Disable(reason))
        {
            return endpoint;
        }

        audit.Record(WebhookAudit.Of(endpoint, "webhook.disabled") with { Reason = reason });
        var saved = await webhooks.SaveAsync(endpoint, cancellationToken);
        if (!saved.IsSuccess)
        {
            return saved.Error;
        }

        await deliveries.GiveUpAsync(endpoint.Id, cancellationToken);
        return endpoint;
    }
}
