using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Audit;

/// <summary>That a secret is in an answer, the only time that anybody sees it. Recorded with the change that made the secret.</summary>
internal static class SecretShown
{
    public static AuditEvent Of(Guid clientId, OrganizationId? organization) => Of("client", clientId.ToString("D"), organization);

    public static AuditEvent OfWebhook(WebhookEndpoint endpoint) => Of("webhook", endpoint.Id.ToString(), endpoint.OrganizationId);

    /// <summary>An authenticator key, or recovery codes.</summary>
    public static AuditEvent OfPerson(UserId person) => Of("user", person.ToString(), null);

    private static AuditEvent Of(string type, string id, OrganizationId? organization) => new("security.secret_shown", type, id, organization);
}
