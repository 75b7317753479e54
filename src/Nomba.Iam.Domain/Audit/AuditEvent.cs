using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Audit;

/// <summary>What happened, as the use case tells it. The target's id is an id, never an address or a name: it can not be redacted.</summary>
public sealed record AuditEvent(string Action, string TargetType, string TargetId, OrganizationId? OrganizationId)
{
    public string? Reason { get; init; }

    /// <summary>Who acted, where the door knows it and the caller is not signed in as that member: a person who consents, a key whose credentials were right.</summary>
    public MemberId? ActorId { get; init; }

    /// <summary>Before and after, as JSON. Never a secret.</summary>
    public string? Changes { get; init; }

    /// <summary>Who did it; null: the caller of this very request.</summary>
    public AuditActor? Actor { get; init; }

    /// <summary>When; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How often the same happened within a minute, where that is counted instead of told one by one.</summary>
    public int Count { get; init; } = 1;
}
