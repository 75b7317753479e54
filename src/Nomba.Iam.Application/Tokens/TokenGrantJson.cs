using System.Text.Json.Serialization;

namespace Nomba.Iam.Application.Tokens;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenGrant))]
internal sealed partial class TokenGrantJson : JsonSerializerContext;
