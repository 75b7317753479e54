namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>What a token says that a revocation could be about, and when it ends.</summary>
internal sealed record TokenMarks
{
    public required Guid Member { get; init; }

    public required int MemberVersion { get; init; }

    public required Guid Client { get; init; }

    public required Guid Organization { get; init; }

    public required string Family { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Good from certain addresses only, which the issuer alone knows.</summary>
    public required bool IsAddressBound { get; init; }
}
