using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nomba.Iam.Application.Audit;

/// <summary>What changed, as the JSON that an audit entry keeps: <c>{"name":{"before":…,"after":…}}</c>.</summary>
public static class AuditChange
{
    public static string Json(params ReadOnlySpan<(string Field, string? Before, string? After)> changes)
    {
        var json = new JsonObject();
        foreach (var (field, before, after) in changes)
        {
            json[field] = new JsonObject { ["before"] = before, ["after"] = after };
        }

        return json.ToJsonString(JsonSerializerOptions.Web);
    }

    /// <summary>Of two lists of the same facts, those that are not the same; nothing before: all that is there.</summary>
    public static string Between(IReadOnlyList<(string Name, string? Value)> before, IReadOnlyList<(string Name, string? Value)> after)
    {
        var earlier = before.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        return Json([.. after.Select(f => (f.Name, earlier.GetValueOrDefault(f.Name), f.Value)).Where(c => c.Item2 != c.Value)]);
    }
}
