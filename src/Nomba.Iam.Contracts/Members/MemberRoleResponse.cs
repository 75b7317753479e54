namespace Nomba.Iam.Contracts.Members;

/// <summary>A role that a member holds.</summary>
/// <param name="Id">The role's id.</param>
/// <param name="Name">The role's name.</param>
/// <param name="Accounts">The accounts it is limited to; empty: the whole organization.</param>
/// <param name="Dangerous">
/// What the role gives this member of the management of keys, members and roles, by name. A system role gives none of it to a key, and none is held on single accounts.
/// </param>
public sealed record MemberRoleResponse(Guid Id, string Name, IReadOnlyList<Guid> Accounts, IReadOnlyList<string> Dangerous);
