using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nomba.Iam.Application.Audit;

/// <summary>What changed, as the JSON that an audit entry keeps: <c>{"name":{"before":…,"after":…}}</c>.</summary>
internal static class AuditChange
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
}
