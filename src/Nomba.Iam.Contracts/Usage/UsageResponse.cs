namespace Nomba.Iam.Contracts.Usage;

/// <summary>How one key was used. Written every five seconds at most, so that is how far it may be behind.</summary>
/// <param name="From">The start of the period: that of the first step.</param>
/// <param name="To">The end of the period, not included.</param>
/// <param name="Resolution"><c>minute</c>, <c>hour</c> or <c>day</c> (UTC). Coarser than asked for when the period begins where counts are not kept so finely any more.</param>
/// <param name="Buckets">The steps in which the key was used, oldest first.</param>
/// <param name="Secrets">The same period by the secret that was proved.</param>
/// <param name="Permissions">The permissions of the management API that it used most, at most 20.</param>
/// <param name="Refusals">Why it was refused, the latest first.</param>
/// <param name="LastUsedAt">When it last got tokens or used the management API, in whatever period; null when it never did.</param>
/// <param name="LastUsedFrom">The network address that it was used from then.</param>
public sealed record UsageResponse(
    DateTimeOffset From,
    DateTimeOffset To,
    string Resolution,
    IReadOnlyList<UsageBucketResponse> Buckets,
    IReadOnlyList<SecretUsageResponse> Secrets,
    IReadOnlyList<PermissionUsageResponse> Permissions,
    IReadOnlyList<RefusalUsageResponse> Refusals,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom);
