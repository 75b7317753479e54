namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>One secret of a credential pair: everything about it but the secret.</summary>
/// <param name="Id">Which; usage counts name it so.</param>
/// <param name="Hint">Its last four characters.</param>
/// <param name="State"><c>pending</c>: works, and was not used yet. <c>active</c>: the pair's secret. <c>retiring</c>: replaced by one that is in use, and refused from <paramref name="GraceEndsAt"/> on.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="FirstUsedAt">When it was first used; null when it never was.</param>
/// <param name="LastUsedAt">When it was last used; up to five seconds behind.</param>
/// <param name="LastUsedFrom">The network address that it was used from then.</param>
/// <param name="GraceEndsAt">Of a retiring secret, when it is refused or has been; null otherwise.</param>
public sealed record ApiKeySecretResponse(
    Guid Id,
    string Hint,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FirstUsedAt,
    DateTimeOffset? LastUsedAt,
    string? LastUsedFrom,
    DateTimeOffset? GraceEndsAt);
