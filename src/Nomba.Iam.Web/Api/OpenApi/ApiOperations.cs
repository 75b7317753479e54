using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Web.Api.Applications;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>What the OpenAPI documents say about each operation: the permission it needs, its ids, and what its refusals mean.</summary>
internal static class ApiOperations
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (NeedOf(metadata) is not { } need)
        {
            return Task.CompletedTask;
        }

        operation.Security = metadata.OfType<PermissionRequirement>().Any()
            ? [ApiDocument.Bearer(context.Document), ApiDocument.Session(context.Document)]
            : metadata.OfType<PublicEndpoint>().Any() ? []
            : metadata.OfType<ResourceServerEndpoint>().Any() ? [ApiDocument.ResourceServer(context.Document)]
            : [ApiDocument.Session(context.Document)];
        operation.Description = $"{operation.Description} {need}".TrimStart();
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            Describe(parameter, context.Description.RelativePath ?? "");
            DescribeId(parameter);
            DescribeOfAudit(parameter);
            DescribeOfKeys(parameter);
            DescribeOfApplication(parameter, context.Description.RelativePath ?? "");
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = Meaning(status, response.Description);
        }

        return Task.CompletedTask;
    }

    private static string? NeedOf(IList<object> metadata) =>
        metadata.OfType<PermissionRequirement>().FirstOrDefault() is { } needed ? $"Needs the permission `{needed.Permission}`."
            : metadata.OfType<OperatorRequirement>().Any() ? "For operators of the platform."
            : metadata.OfType<PersonEndpoint>().Any() ? "For a signed-in person, about themselves."
            : metadata.OfType<PublicEndpoint>().Any() ? "For anybody."
            : metadata.OfType<ResourceServerEndpoint>().Any() ? "For resource servers, by their client credentials."
            : null;

    private static void Describe(OpenApiParameter parameter, string path)
    {
        switch (parameter.Name)
        {
            case "status":
                (parameter.Description, parameter.Schema) = ("Only those in this state.", Status(IsAboutKeys(path)));
                break;
            case "search":
                parameter.Description = IsAboutKeys(path)
                    ? "Only keys whose name or description contains this, in any case, or whose client id it is."
                    : "Only those whose name contains this, in any case, or whose id it is.";
                break;
            case "limit":
                (parameter.Description, parameter.Schema) = ("How many at most.", Limit());
                break;
            case "cursor":
                parameter.Description = "`next` of the page before.";
                break;
        }
    }

    private static void DescribeId(OpenApiParameter parameter)
    {
        switch (parameter.Name)
        {
            case "accountId" or "organizationId":
                (parameter.Description, parameter.Schema) = ("The organization's id.", Uuid());
                break;
            case "keyId" or "memberId":
                (parameter.Description, parameter.Schema) = ("The member's id.", Uuid());
                break;
            case "sessionId":
                (parameter.Description, parameter.Schema) = ("The session's id.", Uuid());
                break;
            case "kid":
                parameter.Description = "The key's id, as it stands in tokens and in the key set.";
                break;
            case "invitationId":
                (parameter.Description, parameter.Schema) = ("The invitation's id.", Uuid());
                break;
            case "subAccountId":
                (parameter.Description, parameter.Schema) = ("The account's id.", Uuid());
                break;
        }
    }

    private static void DescribeOfAudit(OpenApiParameter parameter)
    {
        switch (parameter.Name)
        {
            case "actor":
                (parameter.Description, parameter.Schema) = ("Only what this member or person did, or what was done through this application.", Uuid());
                break;
            case "action":
                parameter.Description = "Only this action, such as `api_key.revoked`, or all of a group: `api_key.*`.";
                break;
            case "from" or "to":
                parameter.Description = "Only from, or only before, this moment (RFC 3339).";
                break;
            case "q":
                parameter.Description = "Only entries with this in their action, target, reason or changes, in any case.";
                break;
        }
    }

    private static void DescribeOfKeys(OpenApiParameter parameter)
    {
        switch (parameter.Name)
        {
            case "tag":
                parameter.Description = "Only keys with this tag, in any case.";
                break;
            case "role":
                parameter.Description = "Only keys that hold the role of this name, in any case.";
                break;
            case "environment":
                parameter.Schema = Texts("live", "test");
                parameter.Description = parameter.In == ParameterLocation.Path ? "Which credential pair." : "Only keys whose pair of this environment is switched on.";
                break;
            case "expiringBefore":
                parameter.Description = "Only keys that end before this date or time (UTC unless it says otherwise): `2027-01-31` or `2027-01-31T12:00:00Z`.";
                break;
            case "sort":
                (parameter.Description, parameter.Schema) = ("The order; a leading hyphen turns it round.", Texts("-createdAt", "createdAt", "name", "-name"));
                break;
        }
    }

    private static void DescribeOfApplication(OpenApiParameter parameter, string path)
    {
        switch (parameter.Name)
        {
            case "applicationId":
                (parameter.Description, parameter.Schema) = ("The application's id, which is its client id.", Uuid());
                break;
            case "consentId":
                (parameter.Description, parameter.Schema) = ("The consent's id.", Uuid());
                break;
            case "status" when path.EndsWith("/applications", StringComparison.Ordinal):
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. Enum.GetValues<ApplicationStatus>().Select(s => (JsonNode)JsonValue.Create(ApplicationMapping.Name(s)))],
                };
                break;
            case "search" when path.EndsWith("/applications", StringComparison.Ordinal):
                parameter.Description = "Only applications whose name contains this, in any case, or whose client id it is.";
                break;
        }
    }

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid" };

    private static OpenApiSchema Texts(params string[] values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v))] };

    private static bool IsAboutKeys(string path) => path.TrimEnd('/').EndsWith("/api-keys", StringComparison.Ordinal);

    private static OpenApiSchema Status(bool ofKeys) => new()
    {
        Type = JsonSchemaType.String,
        Enum =
        [
            .. (ofKeys ? Enum.GetValues<MemberStatus>().Select(MemberStatuses.Name) : [ActivityStatuses.Active, ActivityStatuses.Suspended])
                .Select(s => (JsonNode)JsonValue.Create(s)),
        ],
    };

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = PageRules.MaxLimit.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(PageQuery.DefaultLimit),
    };

    public static string? Meaning(string status, string? otherwise) => status switch
    {
        "200" => "Done.",
        "201" => "Created; the `Location` header says where.",
        "202" => "Accepted; a mail says what to do.",
        "204" => "Done.",
        "400" => "The input is wrong; `errors` says where.",
        "401" => "No token, or one that is not good.",
        "403" => "The token lacks a permission.",
        "404" => "No such thing in this organization, or not your organization.",
        "409" => "Its state does not allow it.",
        "412" => "It is no longer at the revision that `If-Match` names.",
        "413" => "The body is larger than this address reads.",
        "415" => "The body is not JSON.",
        "429" => "Too many attempts. Wait, then try again.",
        "503" => "A check could not be made. Try again after `Retry-After` seconds.",
        _ => otherwise,
    };
}
