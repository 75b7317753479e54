using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Audit;

/// <summary>Who acted, and from where.</summary>
public sealed record AuditActor(MemberId? MemberId, string? Address, string? UserAgent, string? RequestId);
