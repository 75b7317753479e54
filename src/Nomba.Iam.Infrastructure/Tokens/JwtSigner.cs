using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>Signs claims with the key that is active now: compact JWS, ES256 (RFC 7515, RFC 7518 section 3.4).</summary>
internal sealed class JwtSigner(SigningKeyRing ring)
{
    public const string Algorithm = "ES256";

    /// <summary>Escapes what JSON asks for and no more: the text is base64url in the end, never HTML.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Sign(string type, ReadOnlySpan<byte> payload)
    {
        var key = ring.Active.Security;
        var signed = $"{Header(type, key.KeyId)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Header(string type, string kid)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("alg", Algorithm);
            json.WriteString("kid", kid);
            json.WriteString("typ", type);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }
}
