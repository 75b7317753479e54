using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Which members to show, newest first, and which part of them.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Offset">How many to pass over. An organization has few enough members for that, and people want numbered pages.</param>
public sealed record MemberOverviewFilter(int Limit, int Offset = 0)
{
    /// <summary>Only people, or only keys.</summary>
    public MemberKind? Kind { get; init; }

    public MemberStatus? Status { get; init; }

    /// <summary>Only members that hold this role, everywhere or on some accounts.</summary>
    public RoleId? Role { get; init; }

    /// <summary>Only keys whose name, and people whose address, contains this in any case.</summary>
    public string? Search { get; init; }
}
