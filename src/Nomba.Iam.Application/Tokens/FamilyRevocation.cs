using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A family to kill, and what its row needs if there is none yet.</summary>
public sealed record FamilyRevocation(TokenFamilyId Family, MemberId Member, Guid Client, DateTimeOffset ExpiresAt);
