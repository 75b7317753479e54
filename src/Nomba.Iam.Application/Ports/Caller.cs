using System.Collections.Frozen;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Ports;

/// <summary>Who is asking: a member with the permissions of its token, or nobody.</summary>
/// <param name="MemberId">Null for a caller who is not signed in, and for the platform itself.</param>
/// <param name="OrganizationId">The organization that the caller acts in.</param>
/// <param name="Permissions">What the token in hand grants: no more than the member holds, and perhaps less.</param>
/// <param name="Actor">For the audit trail.</param>
public sealed record Caller(MemberId? MemberId, OrganizationId? OrganizationId, FrozenSet<string> Permissions, AuditActor Actor)
{
    /// <summary>
    /// The person who is signed in at this very browser. Null for every token: an application that acts for somebody may not manage that
    /// person's own sign-in, consents or memberships.
    /// </summary>
    public UserId? UserId { get; init; }

    /// <summary>The session that the person acts in; null wherever <see cref="UserId"/> is.</summary>
    public UserSessionId? SessionId { get; init; }

    /// <summary>The organization that the person belongs to and may not act in yet, because it requires a second factor.</summary>
    public OrganizationId? WithheldFrom { get; init; }

    /// <summary>When the person last proved who they are in that session; null where nobody knows.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>True for a signed-in person who runs the platform. Says nothing about any organization.</summary>
    public bool IsOperator { get; init; }

    public static Caller Nobody(AuditActor actor) => new(null, null, FrozenSet<string>.Empty, actor);

    /// <summary>Whether the member is a person or a key; null for nobody.</summary>
    public MemberKind? Kind { get; init; }

    /// <summary>What the member itself holds, and where; <see cref="Permissions"/> says how much of it this caller may use.</summary>
    public EffectivePermissions Held { get; init; } = EffectivePermissions.None;

    /// <summary>From where, until when and how a key may be used; none for a person and for nobody.</summary>
    public KeyRestrictions Restrictions { get; init; } = KeyRestrictions.None;

    /// <summary>Why the caller does not act in that organization. Only its own people hear that it is there.</summary>
    public Error WhyNotIn(OrganizationId organization) => WithheldFrom == organization ? SecondFactorErrors.Required : PipelineErrors.OrganizationNotFound;

    public bool Holds(string permission) => Permissions.Contains(permission);
}
