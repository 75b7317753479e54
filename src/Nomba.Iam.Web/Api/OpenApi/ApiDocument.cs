using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>What the OpenAPI documents say about the API as a whole.</summary>
internal static class ApiDocument
{
    private const string BearerScheme = "bearer";

    public static void Configure(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = description => IsForPrograms(description.RelativePath ?? "");
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
        options.AddOperationTransformer(ApiOperations.DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => OpenUpAnswers(schema, context.JsonTypeInfo.Type));
    }

    public static OpenApiSecurityRequirement Bearer(OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] };

    // The standard endpoints have documents of their own, the metadata under /.well-known; pages are for people.
    private static bool IsForPrograms(string path) =>
        path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("v1/", StringComparison.Ordinal);

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Nomba.Iam",
            Version = "v1",
            Description = "Manage the API keys and members of an organization. Refusals are problem details (RFC 9457) with a stable `code`. "
                + "JSON is read strictly: an unknown or repeated member is refused, never ignored.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = BearerScheme,
            BearerFormat = "JWT",
            Description = "An access token of the audience `nomba-iam`, of the live environment where this issuer serves it.",
        };
        return Task.CompletedTask;
    }

    // Requests are read strictly. An answer may grow a member, and a client made from this document must not mind.
    private static Task OpenUpAnswers(OpenApiSchema schema, Type type)
    {
        schema.AdditionalPropertiesAllowed |= !type.Name.EndsWith("Request", StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
