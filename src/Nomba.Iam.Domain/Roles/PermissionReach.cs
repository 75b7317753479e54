using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Domain.Roles;

/// <summary>
/// Permissions with where they hold, in the form that a token carries. When all hold on the same accounts, those accounts are the
/// restriction of the whole token; otherwise what holds everywhere stands in <see cref="Scope"/> and the rest apart, so that a reader who
/// knows nothing of accounts sees less, never more.
/// </summary>
/// <param name="Scope">Names in order, separated by spaces.</param>
/// <param name="AccountIds">The restriction of the whole; empty: none.</param>
/// <param name="Apart">What holds on certain accounts only.</param>
public sealed record PermissionReach(string Scope, IReadOnlyList<AccountId> AccountIds, IReadOnlyList<AccountPermissions> Apart);
