using System.Text.Json;

namespace Nomba.Iam.Web.Http;

/// <summary>A value that reads as JSON and that no request may have. The message is for the client.</summary>
internal sealed class RefusedValueException(string message, string member = "") : JsonException(message)
{
    /// <summary>Where it is, below the place that the serializer names.</summary>
    public string Member { get; } = member;
}
