using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

internal static class DocumentOperations
{
    /// <summary>All operations of a document.</summary>
    public static List<(string Path, HttpMethod Method, OpenApiOperation Operation)> Operations(this OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           select (path.Key, operation.Key, operation.Value),
    ];
}
