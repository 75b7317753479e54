using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Audit;

/// <summary>That a client's secret is in an answer, the only time that anybody sees it. Recorded with the change that made the secret.</summary>
internal static class SecretShown
{
    public static AuditEvent Of(Guid clientId, OrganizationId? organization) => new("security.secret_shown", "client", clientId.ToString("D"), organization);
}
