namespace Nomba.Iam.Contracts.Roles;

/// <summary>A change of a role; what is absent stays as it is.</summary>
/// <param name="Name">1 to 100 characters, unique in the organization.</param>
/// <param name="Description">At most 500 characters; empty removes it.</param>
/// <param name="Permissions">All that the role grants from now on.</param>
public sealed record UpdateRoleRequest(string? Name, string? Description, IReadOnlyList<string>? Permissions);
