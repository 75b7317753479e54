using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>A delivery that waits for its next attempt.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="EndpointId">Where it goes.</param>
/// <param name="Attempts">How many were begun before: the next is made by whoever raises this number.</param>
internal sealed record DueDelivery(WebhookDeliveryId Id, WebhookEndpointId EndpointId, int Attempts);
