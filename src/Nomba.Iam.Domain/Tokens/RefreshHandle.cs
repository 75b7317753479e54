using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>
/// What a refresh token says, once its authentication tag was found right. It needs no row: the family's start is in the family id, and
/// the successor of a handle is the same for everyone who asks, so that parallel workers share one lineage.
/// </summary>
/// <param name="Family">The family it belongs to.</param>
/// <param name="Member">The member it was issued to.</param>
/// <param name="MemberVersion">The member's version at that time.</param>
/// <param name="Sequence">0 for the first of the family, one more for each rotation.</param>
/// <param name="Environment">The environment of the family's tokens.</param>
/// <param name="HasGrant">The family's row holds something that the member's state cannot restore, and must be there.</param>
public sealed record RefreshHandle(
    TokenFamilyId Family, MemberShortId Member, int MemberVersion, uint Sequence, KeyEnvironment Environment, bool HasGrant)
{
    public RefreshHandle Successor => this with { Sequence = Sequence + 1 };
}
