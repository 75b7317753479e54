using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key as one line of an overview.</summary>
/// <param name="Key">With its credential pairs; never its secrets.</param>
/// <param name="Standing">As of now.</param>
/// <param name="RoleNames">In order.</param>
public sealed record KeyOverview(ApiKey Key, KeyStanding Standing, IReadOnlyList<string> RoleNames)
{
    public const int SparklineHours = 36;

    /// <summary>Holds the Admin role, everywhere or on some accounts.</summary>
    public bool IsAdmin => Key.RoleIds.Contains(SystemRoles.Admin.Id);

    /// <summary>What of its roles is dangerous in its hands.</summary>
    public required IReadOnlyList<string> Dangerous { get; init; }

    /// <summary>When and from where it was last at work; null when it never was.</summary>
    public required KeyLastUse? LastUse { get; init; }

    /// <summary>The name of who made it: a person's address or a key's name. Null when the platform did, or the caller may not read members.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>Uses and refusals of the last <see cref="SparklineHours"/> hours, by the hour.</summary>
    public required UsageSeries Sparkline { get; init; }
}
