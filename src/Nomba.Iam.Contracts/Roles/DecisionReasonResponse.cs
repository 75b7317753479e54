namespace Nomba.Iam.Contracts.Roles;

/// <summary>One reason for a decision.</summary>
/// <param name="Code">
/// Stable: <c>granted</c>, <c>organization_suspended</c>, <c>member_suspended</c>, <c>member_revoked</c>, <c>key_expired</c>,
/// <c>environment_disabled</c>, <c>account_unknown</c>, <c>account_suspended</c>, <c>permission_unknown</c>, <c>no_role_grants</c>,
/// <c>not_on_account</c>, <c>not_for_keys</c>, <c>not_on_accounts</c>, and, beside a yes as well, <c>only_from_addresses</c> and <c>only_by_grant</c>.
/// </param>
/// <param name="Message">The same for a person.</param>
/// <param name="Role">The role that it speaks of; null when it speaks of none.</param>
/// <param name="Pattern">What in the role matched; null when nothing did.</param>
/// <param name="Accounts">Where the role is held; empty: everywhere.</param>
public sealed record DecisionReasonResponse(string Code, string Message, string? Role, string? Pattern, IReadOnlyList<Guid> Accounts);
