using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>An address of an organization's own that is told what happens in it.</summary>
public sealed class WebhookEndpoint
{
    public const int MaxEventTypes = 50;
    public const int DescriptionMaxLength = 500;
    public const int ReasonMaxLength = 500;

    private readonly List<string> _eventTypes = [];

    private WebhookEndpoint(WebhookEndpointId id, OrganizationId organizationId, string url, SealedWebhookSecret secret, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Url = url;
        Secret = secret;
        CreatedAt = createdAt;
    }

    public WebhookEndpointId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Url { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Exact names, families such as <c>api_key.*</c>, or <c>*</c>.</summary>
    public IReadOnlyList<string> EventTypes => _eventTypes;

    public WebhookStatus Status { get; private set; } = WebhookStatus.Active;

    /// <summary>Why it is disabled; null while it is active.</summary>
    public string? DisabledReason { get; private set; }

    public SealedWebhookSecret Secret { get; private set; }

    /// <summary>The secret before the last rotation; signs beside the current one until <see cref="PreviousSecretEndsAt"/>.</summary>
    public SealedWebhookSecret? PreviousSecret { get; private set; }

    public DateTimeOffset? PreviousSecretEndsAt { get; private set; }

    /// <summary>When the first attempt failed after the last one that succeeded; null while attempts succeed. Kept by delivery, not a change of the endpoint.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised by every change; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    public static WebhookEndpoint Create(OrganizationId organization, Uri url, IEnumerable<string> eventTypes, SealedWebhookSecret secret, TimeProvider time)
    {
        var endpoint = new WebhookEndpoint(WebhookEndpointId.New(time), organization, url.AbsoluteUri, secret, time.GetUtcNow());
        endpoint._eventTypes.AddRange(eventTypes.Distinct(StringComparer.Ordinal));
        return endpoint;
    }

    public void Describe(string? description) => Description = string.IsNullOrWhiteSpace(description) ? null : description.Trim();

    /// <summary>Changes what is given, and leaves what is null. Another address starts with a clean record.</summary>
    public void Change(Uri? url, string? description, IReadOnlyCollection<string>? eventTypes)
    {
        if (url is not null && url.AbsoluteUri != Url)
        {
            (Url, FailingSince) = (url.AbsoluteUri, null);
        }

        if (description is not null)
        {
            Describe(description);
        }

        if (eventTypes is not null)
        {
            _eventTypes.Clear();
            _eventTypes.AddRange(eventTypes.Distinct(StringComparer.Ordinal));
        }

        Revision++;
    }

    /// <summary>False when it is active already.</summary>
    public bool Enable()
    {
        if (Status == WebhookStatus.Active)
        {
            return false;
        }

        (Status, DisabledReason, FailingSince) = (WebhookStatus.Active, null, null);
        Revision++;
        return true;
    }

    /// <summary>False when it is disabled already: the first reason stays.</summary>
    public bool Disable(string? reason)
    {
        if (Status == WebhookStatus.Disabled)
        {
            return false;
        }

        (Status, DisabledReason) = (WebhookStatus.Disabled, reason);
        Revision++;
        return true;
    }

    /// <summary>Signs with the new secret from now on, and with the one before beside it until the overlap ends. One before that is forgotten at once.</summary>
    public void Rotate(SealedWebhookSecret secret, DateTimeOffset previousEndsAt)
    {
        (PreviousSecret, PreviousSecretEndsAt, Secret) = (Secret, previousEndsAt, secret);
        Revision++;
    }

    /// <summary>The secrets that sign now, the newest first.</summary>
    public IReadOnlyList<SealedWebhookSecret> SigningSecrets(DateTimeOffset now) =>
        PreviousSecret is { } previous && PreviousSecretEndsAt > now ? [Secret, previous] : [Secret];

    public bool Takes(string eventType) => _eventTypes.Any(t => WebhookEventTypes.Takes(t, eventType));
}
