namespace Nomba.Iam.Contracts.Members;

/// <summary>An address that is asked to join.</summary>
/// <param name="Id">The invitation's id.</param>
/// <param name="Email">The address.</param>
/// <param name="Status"><c>pending</c>, <c>accepted</c>, <c>revoked</c> or <c>expired</c>.</param>
/// <param name="InvitedBy">The member who invited.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Until when the link is good, unless it is sent again.</param>
/// <param name="Roles">What the person will hold.</param>
public sealed record InvitationResponse(
    Guid Id, string Email, string Status, Guid InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, IReadOnlyList<MemberRoleResponse> Roles);
