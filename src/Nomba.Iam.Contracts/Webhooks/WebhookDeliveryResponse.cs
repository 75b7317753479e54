namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>One event on its way to one endpoint.</summary>
/// <param name="Id">The delivery's id.</param>
/// <param name="EventId">The event's id: the <c>webhook-id</c> that the receiver gets, the same for every delivery of it.</param>
/// <param name="EventType">For example <c>api_key.suspended</c>.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>failed</c>.</param>
/// <param name="Attempts">How many attempts were begun.</param>
/// <param name="NextAttemptAt">When the next one is due; null when none is to come.</param>
/// <param name="LastStatusCode">What the receiver answered last; null when it did not answer.</param>
/// <param name="CreatedAt">When the delivery began.</param>
/// <param name="CompletedAt">When it was delivered or given up; null before.</param>
public sealed record WebhookDeliveryResponse(
    Guid Id,
    Guid EventId,
    string EventType,
    string Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    int? LastStatusCode,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt);
