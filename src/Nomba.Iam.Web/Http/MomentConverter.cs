using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nomba.Iam.Web.Http;

/// <summary>A moment says its offset from UTC (RFC 3339): without one it would be another moment on a server in another time zone.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var read) && read.Kind != DateTimeKind.Unspecified
        && reader.TryGetDateTimeOffset(out var moment)
            ? moment
            : throw new RefusedValueException("Write the moment as 2026-01-31T23:59:59Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
