using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Says that the catalogue changed: in the audit trail of the platform, and to every node, which computes permissions anew.</summary>
internal sealed class CatalogueChange(IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>True for a name that a resource server may define: the platform's own are taken.</summary>
    public static bool MayDefine(string? name) => PermissionName.IsName(name) && !IamPermissions.IsOurs(name!);

    public void Tell(ResourceServer server, string action, string? before, string? after)
    {
        var now = time.GetUtcNow();
        audit.Record(new AuditEvent(action, "resource_server", server.Id.ToString(), null)
        {
            Changes = AuditChange.Json(("audience", server.Audience, server.Audience), ("permissions", before, after)),
        });
        revocations.Append(RevocationEvent.OfCatalogue(now, options.Value.LastTokenEndsAt(now)));
    }
}
