using Nomba.Iam.Contracts.Roles;

namespace Nomba.Iam.Contracts.Members;

/// <summary>What a member holds, and whether it may do any of it right now.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Version">The version of the member that this was computed at.</param>
/// <param name="Active">
/// False while the member or its organization is suspended, after it is gone, and for a key that has expired or has no credential pair that is switched on: then it may
/// do nothing of this.
/// </param>
/// <param name="Limits">
/// What stops it (<c>organization_suspended</c>, <c>member_suspended</c>, <c>member_revoked</c>, <c>key_expired</c>, <c>environment_disabled</c>) or limits it
/// (<c>only_from_addresses</c>, <c>only_by_grant</c>), in the words of a decision; empty: nothing.
/// </param>
/// <param name="Permissions">By name.</param>
public sealed record MemberPermissionsResponse(
    Guid MemberId, int Version, bool Active, IReadOnlyList<DecisionReasonResponse> Limits, IReadOnlyList<HeldPermissionResponse> Permissions);
