namespace Nomba.Iam.Contracts.Roles;

/// <summary>A named set of permissions.</summary>
/// <param name="Id">The role's id.</param>
/// <param name="Name">Unique in the organization, whatever the case.</param>
/// <param name="Description">What it is for; null when nobody said.</param>
/// <param name="System">True for a role that every organization has and nobody changes.</param>
/// <param name="Permissions">Permission names, or wildcards: <c>transfers:*</c> covers what will be registered later too.</param>
/// <param name="Dangerous">Those of <paramref name="Permissions"/> that reach the management of keys, members or roles.</param>
/// <param name="Revision">Raised by every change; 1 for a system role.</param>
public sealed record RoleResponse(
    Guid Id, string Name, string? Description, bool System, IReadOnlyList<string> Permissions, IReadOnlyList<string> Dangerous, int Revision);
