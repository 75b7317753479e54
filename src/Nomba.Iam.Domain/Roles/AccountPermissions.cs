using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Domain.Roles;

/// <summary>Permissions that are held on these accounts and on no other.</summary>
public sealed record AccountPermissions(IReadOnlyList<AccountId> AccountIds, IReadOnlyList<string> Permissions);
