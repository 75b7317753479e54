using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>What the OpenAPI documents say about the API as a whole.</summary>
internal static class ApiDocument
{
    private const string BearerScheme = "bearer";
    private const string SessionScheme = "session";
    private const string ResourceServerScheme = "resourceServer";

    public static void Configure(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = description => IsForPrograms(description.RelativePath ?? "");
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
        options.AddOperationTransformer(ApiOperations.DescribeAsync);
        options.AddOperationTransformer(WireOperations.DescribeAsync);
        options.AddOperationTransformer(ApiHeaders.DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context.JsonTypeInfo.Type));

        // Last, because it speaks of all operations together.
        options.AddDocumentTransformer((document, _, _) => Complete(document));
    }

    public static OpenApiSecurityRequirement Bearer(OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] };

    public static OpenApiSecurityRequirement Session(OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(SessionScheme, document)] = [] };

    public static OpenApiSecurityRequirement ResourceServer(OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(ResourceServerScheme, document)] = [] };

    // The standard endpoints have documents of their own, the metadata under /.well-known; pages are for people.
    private static bool IsForPrograms(string path) =>
        path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("v1/", StringComparison.Ordinal);

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Nomba IAM API",
            Version = "v1",
            Description = "Manage the API keys and members of an organization, and get tokens by the Nomba wire API. Refusals of the management API are "
                + "problem details (RFC 9457) with a stable `code`; it reads JSON strictly: an unknown or repeated member is refused, never ignored. "
                + "Lists are newest first, unless a `sort` parameter or the operation itself says otherwise.",
            Contact = new OpenApiContact { Name = "The operators of this host" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The host that serves this document." }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = BearerScheme,
            BearerFormat = "JWT",
            Description = "An access token of the audience `nomba-iam`, of the live environment where this issuer serves it.",
        };
        document.Components.SecuritySchemes[SessionScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = BrowserHandler.CsrfHeader,
            Description = "The session cookie of a signed-in person, which counts only beside this header with the value `1`.",
        };
        document.Components.SecuritySchemes[ResourceServerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "A resource server's client id and secret, each of them form-encoded (RFC 6749 section 2.3.1).",
        };
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiDocument document)
    {
        DocumentTags.Describe(document);
        DocumentErrors.Describe(document);
        DocumentExamples.Describe(document);
        DocumentTagged.Describe(document);
        return Task.CompletedTask;
    }

    // Requests are read strictly: what is required may not be null. An answer may grow a member, and a client made from this document
    // must not mind.
    private static Task Shape(OpenApiSchema schema, Type type)
    {
        // The serializer does not know what a converter of ours reads and writes.
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = true;
            return Task.CompletedTask;
        }

        foreach (var name in schema.Required ?? new HashSet<string>())
        {
            if (schema.Properties?[name] is OpenApiSchema property)
            {
                property.Type &= ~JsonSchemaType.Null;
            }
        }

        return Task.CompletedTask;
    }
}
