using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Webhooks;

public static class WebhookErrors
{
    public static readonly Error NotFound = Error.NotFound("webhook.not_found", "There is no such webhook endpoint in this organization.");

    public static readonly Error DeliveryNotFound = Error.NotFound("webhook_delivery.not_found", "This webhook endpoint has no such delivery. Deliveries are kept for a limited time.");

    public static readonly Error Url = Error.Invalid("webhook.url", $"Give the endpoint an absolute https address of at most {WebhookUrl.MaxLength} characters.", "url");

    public static readonly Error UrlScheme = Error.Invalid("webhook.url_scheme", "Events are sent over https only. Use an https address.", "url");

    public static readonly Error UrlParts = Error.Invalid("webhook.url_parts", "The address has a user name, a password or a fragment. Leave them out: events are signed instead.", "url");

    public static readonly Error UrlPort = Error.Invalid("webhook.url_port", "Use port 443, or one from 1024 upwards.", "url");

    public static readonly Error UrlUnresolved = Error.Invalid("webhook.url_unresolved", "The host name of the address cannot be resolved. Check it, or try again in a minute.", "url");

    public static readonly Error UrlPrivate = Error.Invalid("webhook.url_private", "The address leads to a private or reserved network. Use one that is reachable from the internet.", "url");

    public static readonly Error TooMany = Error.Conflict("webhook.too_many", "The organization has as many webhook endpoints as it may have. Delete one first.");

    public static readonly Error ChangedMeanwhile = Error.Conflict("webhook.changed_meanwhile", "Someone else changed this webhook endpoint at the same moment. Read it again and repeat.");

    public static readonly Error Disabled = Error.Conflict("webhook.disabled", "This webhook endpoint is disabled. Enable it first.");

    public static readonly Error StillPending = Error.Conflict("webhook_delivery.pending", "This event is about to be sent to this endpoint already. Wait for the outcome.");
}
