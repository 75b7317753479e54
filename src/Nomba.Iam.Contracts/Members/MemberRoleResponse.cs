namespace Nomba.Iam.Contracts.Members;

/// <summary>A role that a member holds.</summary>
/// <param name="Id">The role's id.</param>
/// <param name="Name">The role's name.</param>
/// <param name="Accounts">The accounts it is limited to; empty: the whole organization.</param>
public sealed record MemberRoleResponse(Guid Id, string Name, IReadOnlyList<Guid> Accounts);
