namespace Nomba.Iam.Contracts.Members;

/// <summary>A permission that a member holds, wildcards expanded.</summary>
/// <param name="Name">For example <c>transfers:initiate</c>.</param>
/// <param name="Audience">The resource API that defines it; <c>nomba-iam</c> for the platform's own.</param>
/// <param name="Accounts">The accounts it is held on; empty: everywhere in the organization.</param>
/// <param name="Dangerous">True for the management of keys, members and roles: whoever holds it can change who holds what.</param>
public sealed record HeldPermissionResponse(string Name, string Audience, IReadOnlyList<Guid> Accounts, bool Dangerous);
