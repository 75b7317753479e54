namespace Nomba.Iam.Domain.Webhooks;

/// <summary>One event on its way to one endpoint.</summary>
public sealed class WebhookDelivery
{
    private WebhookDelivery(WebhookDeliveryId id, WebhookEndpointId endpointId, WebhookEventId eventId, string eventType, DateTimeOffset createdAt)
    {
        Id = id;
        EndpointId = endpointId;
        EventId = eventId;
        EventType = eventType;
        CreatedAt = createdAt;
        NextAttemptAt = createdAt;
    }

    public WebhookDeliveryId Id { get; private set; }

    public WebhookEndpointId EndpointId { get; private set; }

    public WebhookEventId EventId { get; private set; }

    public string EventType { get; private set; }

    public WebhookDeliveryStatus Status { get; private set; } = WebhookDeliveryStatus.Pending;

    /// <summary>
    /// How many attempts were begun. Whoever raises it from the number it read makes that attempt, and nobody else: it is the lease, together
    /// with <see cref="NextAttemptAt"/>, which says when others may take it that its holder died.
    /// </summary>
    public int Attempts { get; private set; }

    /// <summary>When the next attempt is due; null when none is to come.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>When the first attempt was begun: the time to give up counts from there, not from a time when no node ran. Null before.</summary>
    public DateTimeOffset? FirstAttemptAt { get; private set; }

    /// <summary>The status that the receiver answered last; null when it never answered.</summary>
    public int? LastStatusCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public static WebhookDelivery Of(WebhookEvent happened, WebhookEndpointId endpoint, TimeProvider time) =>
        new(WebhookDeliveryId.New(time), endpoint, happened.Id, happened.Type, time.GetUtcNow());

    /// <summary>The same event once more, with a record of its own.</summary>
    public WebhookDelivery Again(TimeProvider time) => new(WebhookDeliveryId.New(time), EndpointId, EventId, EventType, time.GetUtcNow());
}
