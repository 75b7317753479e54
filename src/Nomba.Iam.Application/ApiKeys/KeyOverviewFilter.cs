using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which keys to show, and which part of them.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Offset">How many to pass over. An organization has few enough keys for that, and people want numbered pages.</param>
public sealed record KeyOverviewFilter(int Limit, int Offset = 0)
{
    /// <summary>Only keys whose name or description contains this, or whose client id it is.</summary>
    public string? Search { get; init; }

    /// <summary>Only keys that stand so. <see cref="KeyStanding.Active"/> includes those that end soon.</summary>
    public KeyStanding? Standing { get; init; }

    /// <summary>Only keys whose pair of this environment is switched on.</summary>
    public KeyEnvironment? Environment { get; init; }

    /// <summary>Only keys that hold this role, everywhere or on some accounts.</summary>
    public RoleId? Role { get; init; }

    /// <summary>Only keys that are limited in any way (to accounts, addresses, a door, one session, or until a date), or only those that are not.</summary>
    public bool? IsRestricted { get; init; }

    public KeyOverviewSort Sort { get; init; }
}
