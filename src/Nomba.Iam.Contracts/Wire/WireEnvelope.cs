using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Wire;

/// <summary>The envelope of every answer of the Nomba wire API, success and failure alike.</summary>
/// <typeparam name="T">What <c>data</c> holds on success.</typeparam>
/// <param name="Code"><c>"00"</c> on success and on nothing else; see <see cref="WireCodes"/>.</param>
/// <param name="Description">One line for a person.</param>
/// <param name="Data">The result, or null.</param>
public sealed record WireEnvelope<T>(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("data")] T? Data);
