namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A new credential pair with its secret, shown this once. <see cref="ToString"/> prints the type's name alone.</summary>
public sealed class IssuedCredentialResponse
{
    /// <summary>A lower-case UUID.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>44 characters, <c>nmb_live_…</c> or <c>nmb_test_…</c>.</summary>
    public required string ClientSecret { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(IssuedCredentialResponse);
}
