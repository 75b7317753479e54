using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// RFC 9701 section 5: typed <c>token-introspection+jwt</c>, what was found in a claim of its own, and neither <c>sub</c> nor <c>exp</c> beside it, so
/// that no answer passes for an access token.
/// </summary>
internal sealed class IntrospectionFormat(JwtSigner signer, IOptions<TokenOptions> options, TimeProvider time) : IIntrospectionFormat
{
    private const string Type = "token-introspection+jwt";

    public string Write(Guid resourceServer, ReadOnlyMemory<byte> answer)
    {
        var buffer = new ArrayBufferWriter<byte>(answer.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, JwtSigner.Plain))
        {
            json.WriteStartObject();
            json.WriteString("iss", options.Value.Issuer);
            json.WriteString("aud", resourceServer);
            json.WriteNumber("iat", time.GetUtcNow().ToUnixTimeSeconds());
            json.WritePropertyName("token_introspection");
            json.WriteRawValue(answer.Span);
            json.WriteEndObject();
        }

        return signer.Sign(Type, buffer.WrittenSpan);
    }
}
