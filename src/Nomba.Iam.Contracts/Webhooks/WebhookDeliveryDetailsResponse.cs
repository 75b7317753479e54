namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>A delivery with every attempt that was made.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Attempts">The first one first.</param>
public sealed record WebhookDeliveryDetailsResponse(WebhookDeliveryResponse Delivery, IReadOnlyList<WebhookAttemptResponse> Attempts);
