using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Audit;

/// <summary>Who acted, on whose behalf, and from where.</summary>
public sealed record AuditActor(MemberId? MemberId, string? Address, string? UserAgent, string? RequestId)
{
    /// <summary>Whether the member is a person or a key; null where there is no member.</summary>
    public MemberKind? Kind { get; init; }

    /// <summary>The person, where there is no member: an operator of the platform, or somebody about themselves.</summary>
    public UserId? UserId { get; init; }

    /// <summary>The application through which a person's token acts; null for a key, and for a person at their own browser.</summary>
    public Guid? ClientId { get; init; }
}
