using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>An API key. Its secrets are nowhere but in the answer that created it.</summary>
/// <param name="Id">The key's id as a member; the <c>sub</c> of its tokens.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The name of its role.</param>
/// <param name="Status"><c>active</c>, <c>suspended</c> or <c>revoked</c>.</param>
/// <param name="StatusReason">Why it is suspended or revoked.</param>
/// <param name="StatusChangedAt">When its status last changed; null when it never did.</param>
/// <param name="Version">Raised by every change that kills its tokens.</param>
/// <param name="Accounts">The accounts that it is restricted to; empty: all.</param>
/// <param name="Live">The pair for real money.</param>
/// <param name="Test">The pair for the sandbox.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">The member who created it; null for the platform.</param>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Role,
    string Status,
    string? StatusReason,
    DateTimeOffset? StatusChangedAt,
    int Version,
    IReadOnlyList<Guid> Accounts,
    ApiKeyCredentialResponse Live,
    ApiKeyCredentialResponse Test,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy)
{
    /// <summary>When it last got tokens or used the management API; up to five seconds behind. Null when it never did.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The network address that it was used from then.</summary>
    public string? LastUsedFrom { get; init; }

    /// <summary>What it is for; null when nobody said.</summary>
    public required string? Description { get; init; }

    /// <summary>In lower case, each once.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Whom to ask about it; null when nobody said.</summary>
    public required string? OwnerContact { get; init; }

    /// <summary>From where, until when and how it may be used.</summary>
    public required ApiKeyRestrictionsResponse Restrictions { get; init; }

    /// <summary>What its roles give it of the management of keys, members and roles, by name. A system role gives none of it to a key.</summary>
    public required IReadOnlyList<string> Dangerous { get; init; }

    /// <summary>When it was deleted; such a key is revoked, and is shown for some days only.</summary>
    public required DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Where the suspension or revocation is enforced; only in the answer to a change that was asked to wait for it.</summary>
    public KeyRevocationResponse? Revocation { get; init; }
}
