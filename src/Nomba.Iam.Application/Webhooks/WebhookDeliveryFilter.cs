using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Which deliveries a list shows.</summary>
/// <param name="Limit">At most this many.</param>
/// <param name="Before">Only older ones than this; null for the first page.</param>
/// <param name="Status">Only those; null for all.</param>
public sealed record WebhookDeliveryFilter(int Limit, WebhookDeliveryId? Before, WebhookDeliveryStatus? Status);
