using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Which accounts to list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Before">Only those older than this one (the last of the page before).</param>
/// <param name="Status">Only those in this state.</param>
/// <param name="Search">Only those whose name contains this, in any case, or whose id it is.</param>
public sealed record AccountFilter(int Limit, AccountId? Before, AccountStatus? Status, string? Search);
