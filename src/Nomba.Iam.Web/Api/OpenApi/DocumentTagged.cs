using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>
/// Says which answers carry an ETag. Found from the operations themselves: what a PATCH or PUT with If-Match answers is a thing with revisions, and
/// so are all answers with the same content, and the creation of such a thing.
/// </summary>
internal static class DocumentTagged
{
    public static void Describe(OpenApiDocument document)
    {
        var operations = document.Operations();
        var tagged = operations.Where(o => TakesIfMatch(o.Operation)).Select(o => ContentOf(o.Operation, "200")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var items = operations.Where(o => o.Method == HttpMethod.Get && tagged.Contains(ContentOf(o.Operation, "200") ?? "")).Select(o => ParentOf(o.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, method, operation) in operations)
        {
            if (tagged.Contains(ContentOf(operation, "200") ?? ""))
            {
                AddTag(operation, "200");
                DescribeReading(operation, method);
            }

            if (tagged.Contains(ContentOf(operation, "201") ?? "") || (method == HttpMethod.Post && items.Contains(path)))
            {
                AddTag(operation, "201");
            }
        }
    }

    private static bool TakesIfMatch(OpenApiOperation operation) => operation.Parameters?.Any(p => p.Name == ApiHeaders.IfMatch) == true;

    private static string? ContentOf(OpenApiOperation operation, string status) =>
        operation.Responses?.TryGetValue(status, out var response) == true && response.Content?.TryGetValue("application/json", out var json) == true
            ? (json.Schema as OpenApiSchemaReference)?.Reference.Id
            : null;

    private static string ParentOf(string path) => path[..path.LastIndexOf('/')];

    private static void AddTag(OpenApiOperation operation, string status)
    {
        if (operation.Responses!.TryGetValue(status, out var found) && found is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["ETag"] = ApiHeaders.Text("Names this revision; send it as `If-Match` with a change.", "\"r3\"");
        }
    }

    private static void DescribeReading(OpenApiOperation operation, HttpMethod method)
    {
        if (method == HttpMethod.Get)
        {
            ApiHeaders.Add(operation, ApiHeaders.IfNoneMatch, "The ETag of an answer before: when it still holds, 304 comes without a body.", "\"r3\"");
            operation.Responses!["304"] = new OpenApiResponse { Description = "Nothing has changed since the answer with that ETag." };
        }
    }
}
