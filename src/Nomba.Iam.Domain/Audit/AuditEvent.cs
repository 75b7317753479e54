using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Audit;

/// <summary>What happened, as the use case tells it.</summary>
public sealed record AuditEvent(string Action, string TargetType, string TargetId, OrganizationId? OrganizationId)
{
    public string? Reason { get; init; }

    /// <summary>Who acted, where the caller has not signed in: a key whose credentials were right. Null: the caller.</summary>
    public MemberId? ActorId { get; init; }

    /// <summary>Before and after, as JSON. Never a secret.</summary>
    public string? Changes { get; init; }
}
