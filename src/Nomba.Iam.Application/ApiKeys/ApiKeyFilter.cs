using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which keys to list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Before">Only keys older than this one (the last of the page before).</param>
/// <param name="Status">Only keys in this state.</param>
/// <param name="Search">Only keys whose name contains this, or whose client id it is.</param>
public sealed record ApiKeyFilter(int Limit, MemberId? Before, MemberStatus? Status, string? Search);
