using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>The headers that operations read: described where an endpoint reads them, so that nobody has to think of it.</summary>
internal static class ApiHeaders
{
    public const string IfMatch = "If-Match";
    public const string IfNoneMatch = "If-None-Match";

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var method = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (method?.GetParameters().Any(ReadsIfMatch) == true)
        {
            Add(operation, IfMatch, "The ETag of the revision that the change is meant for: when it is another by now, nothing is done, and 412 says so. Absent: any.", "\"r3\"");
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Http.IdempotentEndpoint>().Any())
        {
            Add(operation, Http.Idempotency.Header, "Any text of your own, 1 to 255 characters, new for each thing to create: sent again within 24 hours, the first answer comes again, a secret in it included, and nothing is created twice.", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        }

        // A resource server that is let in is not counted.
        var isCounted = context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
            && !context.Description.ActionDescriptor.EndpointMetadata.OfType<Security.ResourceServerEndpoint>().Any();
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>().Where(_ => isCounted))
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["RateLimit-Policy"] = Text("How many requests the caller has in a window, and its seconds.", "\"default\";q=600;w=60");
            response.Headers["RateLimit"] = Text("How many of them are left, and the seconds until there are all again.", "\"default\";r=599;t=60");
        }

        return Task.CompletedTask;
    }

    public static void Add(OpenApiOperation operation, string name, string meaning, string example) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = meaning,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });

    public static OpenApiHeader Text(string meaning, string example) =>
        new() { Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };

    private static bool ReadsIfMatch(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Http.IfMatch)
        || (parameter.IsDefined(typeof(AsParametersAttribute)) && parameter.ParameterType.GetProperties().Any(p => p.PropertyType == typeof(Http.IfMatch)));
}
