namespace Nomba.Iam.Contracts.Roles;

/// <summary>A new role of the organization's own.</summary>
/// <param name="Name">1 to 100 characters, unique in the organization.</param>
/// <param name="Description">At most 500 characters.</param>
/// <param name="Permissions">At most 200 permission names or wildcards, none that grants more than the caller holds.</param>
/// <param name="BasedOn">A role whose permissions it starts with, a system role included.</param>
public sealed record CreateRoleRequest(string? Name, string? Description, IReadOnlyList<string>? Permissions, Guid? BasedOn);
