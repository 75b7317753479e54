using System.Buffers.Text;
using System.Text.Json;

namespace Nomba.Iam.Web.Tests.Tokens;

/// <summary>A look inside a token, without checking it.</summary>
internal static class Jwt
{
    public static JsonElement Header(string token) => Part(token, 0);

    public static JsonElement Claims(string token) => Part(token, 1);

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[index])).RootElement;
}
