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
