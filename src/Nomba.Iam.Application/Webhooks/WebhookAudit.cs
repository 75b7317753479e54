using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>What the audit trail says about endpoints.</summary>
internal static class WebhookAudit
{
    public static AuditEvent Of(WebhookEndpoint endpoint, string action) =>
        new(action, "webhook", endpoint.Id.ToString(), endpoint.OrganizationId);

    public static IReadOnlyList<(string Name, string? Value)> FactsOf(WebhookEndpoint endpoint) =>
    [
        ("url", Address(endpoint)),
        ("description", endpoint.Description),
        ("eventTypes", string.Join(' ', endpoint.EventTypes)),
    ];

    /// <summary>The address without its query: some receivers expect a secret in it.</summary>
    public static string Address(WebhookEndpoint endpoint) => new Uri(endpoint.Url).GetLeftPart(UriPartial.Path);
}
