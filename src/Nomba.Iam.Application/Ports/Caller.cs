using System.Collections.Frozen;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Ports;

/// <summary>Who is asking: a member with the permissions of its token, or nobody.</summary>
/// <param name="MemberId">Null for a caller who is not signed in, and for the platform itself.</param>
/// <param name="OrganizationId">The organization that the caller acts in.</param>
/// <param name="Permissions">What the token in hand grants: no more than the member holds, and perhaps less.</param>
/// <param name="Actor">For the audit trail.</param>
public sealed record Caller(MemberId? MemberId, OrganizationId? OrganizationId, FrozenSet<string> Permissions, AuditActor Actor)
{
    public static Caller Nobody(AuditActor actor) => new(null, null, FrozenSet<string>.Empty, actor);

    public bool Holds(string permission) => Permissions.Contains(permission);
}
