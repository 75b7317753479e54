using System.Text.Json;

namespace Nomba.Iam.Web.Dashboard.Audit;

/// <summary>One part of what an entry says was changed.</summary>
public sealed record EntryChange(string Name, string? Before, string? After)
{
    /// <summary>From the entry's JSON: an object whose parts have a before and an after.</summary>
    public static IReadOnlyList<EntryChange> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(part => new EntryChange(part.Name, Text(part.Value, "before"), Text(part.Value, "after")))];
    }

    private static string? Text(JsonElement part, string side) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(side, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
