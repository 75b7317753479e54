using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which keys to list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Before">Only keys that come after this one (the last of the page before).</param>
/// <param name="Status">Only keys in this state.</param>
/// <param name="Search">Only keys whose name or description contains this, or whose client id it is.</param>
public sealed record ApiKeyFilter(int Limit, MemberId? Before, MemberStatus? Status, string? Search)
{
    /// <summary>Only keys with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only keys that hold this role, everywhere or on some accounts.</summary>
    public RoleId? Role { get; init; }

    /// <summary>Only keys whose pair of this environment is switched on.</summary>
    public KeyEnvironment? Environment { get; init; }

    /// <summary>Only keys that end before this.</summary>
    public DateTimeOffset? ExpiringBefore { get; init; }

    public ApiKeySort Sort { get; init; }
}
