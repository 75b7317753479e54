namespace Nomba.Iam.Contracts.Accounts;

/// <summary>An account (outlet, sub-account) of an organization.</summary>
/// <param name="Id">The account's id; the wire API's <c>subAccountId</c>.</param>
/// <param name="Name">Unique in the organization, whatever the case.</param>
/// <param name="Status"><c>active</c>, or <c>suspended</c>: then roles that are limited to it do not hold on it.</param>
/// <param name="StatusReason">Why it is suspended; null while it is active.</param>
/// <param name="StatusChangedAt">When it was last suspended or reactivated, UTC; null when never.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Revision">Raised by every change.</param>
public sealed record AccountResponse(
    Guid Id, string Name, string Status, string? StatusReason, DateTimeOffset? StatusChangedAt, DateTimeOffset CreatedAt, int Revision);
