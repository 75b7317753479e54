namespace Nomba.Iam.Contracts.Members;

/// <summary>Asks an address to join.</summary>
/// <param name="Email">The address. The invitation is for it alone.</param>
/// <param name="Roles">1 to 20 roles, each named once; none gives more than the caller holds.</param>
public sealed record InviteRequest(string? Email, IReadOnlyList<RoleAssignmentRequest>? Roles);
