namespace Nomba.Iam.Contracts.Applications;

/// <summary>An application with a new secret, shown this once. <see cref="ToString"/> prints the type's name alone.</summary>
public sealed class IssuedApplicationSecretResponse
{
    /// <summary>The application.</summary>
    public required ApplicationResponse Application { get; init; }

    /// <summary>44 characters, <c>nmb_live_…</c>; null for a public application.</summary>
    public required string? ClientSecret { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(IssuedApplicationSecretResponse);
}
