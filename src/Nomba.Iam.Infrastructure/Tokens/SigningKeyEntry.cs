using Microsoft.IdentityModel.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>A published ES256 key and when it starts to sign. Holds the private key.</summary>
public sealed record SigningKeyEntry(ECDsaSecurityKey Security, DateTimeOffset ActivatesAt)
{
    public override string ToString() => nameof(SigningKeyEntry);
}
