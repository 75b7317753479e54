namespace Nomba.Iam.Contracts.Members;

/// <summary>The roles that a member holds from now on, in the place of all it held.</summary>
/// <param name="Roles">1 to 20 roles, each named once.</param>
public sealed record ChangeRolesRequest(IReadOnlyList<RoleAssignmentRequest>? Roles);
