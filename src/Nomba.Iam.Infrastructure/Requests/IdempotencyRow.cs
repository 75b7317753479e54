namespace Nomba.Iam.Infrastructure.Requests;

/// <summary>A claimed idempotency key.</summary>
internal sealed class IdempotencyRow
{
    public required string Key { get; set; }

    public required string Fingerprint { get; set; }

    public required Guid Claim { get; set; }

    /// <summary>Set in the transaction of the change: from then on the request is never carried out again.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Until when an unconfirmed claim holds.</summary>
    public required DateTimeOffset LeaseEndsAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The answer, encrypted with Data Protection; null while there is none.</summary>
    public string? Answer { get; set; }
}
