using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Web.Api.Webhooks;

internal static class WebhookMapping
{
    public static WebhookResponse ToResponse(this WebhookEndpoint endpoint, DateTimeOffset now) => new(
        endpoint.Id.Value,
        endpoint.Url,
        endpoint.Description,
        endpoint.EventTypes,
        endpoint.Status == WebhookStatus.Active ? "active" : "disabled",
        endpoint.DisabledReason,
        endpoint.PreviousSecretEndsAt > now ? endpoint.PreviousSecretEndsAt : null,
        endpoint.FailingSince,
        endpoint.CreatedAt,
        endpoint.Revision);

    public static WebhookSecretResponse ToResponse(this WebhookWithSecret made, DateTimeOffset now) =>
        new() { Webhook = made.Endpoint.ToResponse(now), Secret = made.Secret.Reveal() };

    public static WebhookEventTypeResponse ToResponse(this WebhookEventType type) => new(type.Name, type.Description);

    public static WebhookDeliveryResponse ToResponse(this WebhookDelivery delivery) => new(
        delivery.Id.Value,
        delivery.EventId.Value,
        delivery.EventType,
        WebhookDeliveryQuery.Name(delivery.Status),
        delivery.Attempts,
        delivery.NextAttemptAt,
        delivery.LastStatusCode,
        delivery.CreatedAt,
        delivery.CompletedAt);

    public static WebhookDeliveryDetailsResponse ToResponse(this WebhookDeliveryDetails details) => new(
        details.Delivery.ToResponse(),
        [.. details.Attempts.Select(a => new WebhookAttemptResponse(a.Number, a.At, a.DurationMilliseconds, a.StatusCode, a.ResponseExcerpt, a.Error))]);
}
