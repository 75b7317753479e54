using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>What a code is bound to.</summary>
public sealed record AuthorizationCodeTerms(
    Guid ApplicationId, MemberId MemberId, int MemberVersion, string RedirectUri, string Challenge, string Grant);
