using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// Access tokens as ES256 JWTs (RFC 9068). Reading them back is exact rather than tolerant: this server reads only tokens that it wrote, so
/// header and claims must be those it writes, and the key is looked up in its own ring, never taken from the token (RFC 8725).
/// </summary>
internal sealed class AccessTokenFormat(JwtSigner signer, SigningKeyRing ring, IOptions<TokenOptions> options, TimeProvider time) : IAccessTokenFormat
{
    // All headers of a request together have this much room: a longer token could not be used anywhere.
    private const int MaxLength = 32 * 1024;
    private const int SignatureLength = 64;

    public string Write(AccessToken token)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        AccessTokenJson.WritePayload(buffer, options.Value.Issuer, token);
        return signer.Sign(AccessTokenJson.Type, buffer.WrittenSpan);
    }

    public AccessToken? Read(string text) => ReadEvenExpired(text) is { } token && token.ExpiresAt > time.GetUtcNow() ? token : null;

    public AccessToken? ReadEvenExpired(string text)
    {
        if (text.Length > MaxLength || text.Split('.') is not [var header, var payload, var signature]
            || !Base64Url.IsValid(header) || !Base64Url.IsValid(payload) || !Base64Url.IsValid(signature))
        {
            return null;
        }

        try
        {
            return IsSigned(header, payload, signature) ? AccessTokenJson.ReadPayload(Base64Url.DecodeFromChars(payload), options.Value.Issuer) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsSigned(string header, string payload, string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        return AccessTokenJson.ReadKeyId(Base64Url.DecodeFromChars(header)) is { } kid
            && ring.Find(kid) is { } key
            && bytes.Length == SignatureLength
            && key.Security.ECDsa.VerifyData(
                Encoding.ASCII.GetBytes($"{header}.{payload}"), bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
