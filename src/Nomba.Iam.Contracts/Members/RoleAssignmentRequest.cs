namespace Nomba.Iam.Contracts.Members;

/// <summary>A role to give to a member.</summary>
/// <param name="RoleId">The id of a system role or of one of the organization's own.</param>
/// <param name="Accounts">The accounts it is limited to, at most 100; absent or empty: the whole organization. Permissions of the platform itself are not held on an account.</param>
public sealed record RoleAssignmentRequest(Guid? RoleId, IReadOnlyList<Guid>? Accounts);
