namespace Nomba.Iam.Contracts.Members;

/// <summary>What a member may do right now; nothing while it is suspended.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Version">The version of the member that this was computed at.</param>
/// <param name="Active">False while the member or its organization is suspended, or after it is gone: then it may do nothing of this.</param>
/// <param name="Permissions">By name.</param>
public sealed record MemberPermissionsResponse(Guid MemberId, int Version, bool Active, IReadOnlyList<HeldPermissionResponse> Permissions);
