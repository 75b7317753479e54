using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>ID tokens (OpenID Connect Core section 2) as ES256 JWTs, typed <c>JWT</c> so that none passes for an access token.</summary>
internal sealed class IdTokenFormat(JwtSigner signer, IOptions<TokenOptions> options) : IIdTokenFormat
{
    public string Write(TokenPair tokens, UserProfile user)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, JwtSigner.Plain))
        {
            json.WriteStartObject();
            json.WriteString("iss", options.Value.Issuer);
            json.WriteString("sub", tokens.Token.Subject.Value);
            json.WriteString("aud", tokens.Token.ClientId);
            json.WriteNumber("iat", tokens.Token.IssuedAt.ToUnixTimeSeconds());
            json.WriteNumber("exp", tokens.Token.ExpiresAt.ToUnixTimeSeconds());
            json.WriteString("at_hash", HalfHash(tokens.RevealAccessToken()));
            json.WriteString("org", tokens.Token.OrganizationId.Value);
            WriteGrant(json, tokens.Grant!, user);
            json.WriteEndObject();
        }

        return signer.Sign("JWT", buffer.WrittenSpan);
    }

    private static void WriteGrant(Utf8JsonWriter json, TokenGrant grant, UserProfile user)
    {
        if (grant.Nonce is { } nonce)
        {
            json.WriteString("nonce", nonce);
        }

        if (grant.AuthenticatedAt is { } authenticatedAt)
        {
            json.WriteNumber("auth_time", authenticatedAt);
        }

        if (grant.OpenId.Contains("email", StringComparer.Ordinal))
        {
            json.WriteString("email", user.Email);
            json.WriteBoolean("email_verified", user.EmailConfirmed);
        }
    }

    // The left half of the hash that goes with the signing algorithm (section 3.1.3.6).
    private static string HalfHash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, SHA256.HashSizeInBytes / 2));
}
