using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Something that happened, as the text that is signed and sent. Written in the transaction of the change it speaks of.</summary>
public sealed class WebhookEvent
{
    public WebhookEvent(WebhookEventId id, OrganizationId organizationId, string type, string body, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Type = type;
        Body = body;
        CreatedAt = createdAt;
    }

    public WebhookEventId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Type { get; private set; }

    /// <summary>JSON, byte for byte what every receiver gets: written once, so that every attempt is the same.</summary>
    public string Body { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
}
