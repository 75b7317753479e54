using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>All that one attempt needs.</summary>
internal sealed record Shipment(WebhookDelivery Delivery, WebhookEndpoint Endpoint, WebhookEvent Event);
