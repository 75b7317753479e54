using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nomba.Iam.Domain.Members;
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
            : [ApiDocument.Session(context.Document)];
        operation.Description = $"{operation.Description} {need}".TrimStart();
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            Describe(parameter);
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
            : null;

    private static void Describe(OpenApiParameter parameter)
    {
        switch (parameter.Name)
        {
            case "accountId":
                (parameter.Description, parameter.Schema) = ("The organization's id.", Uuid());
                break;
            case "keyId" or "memberId":
                (parameter.Description, parameter.Schema) = ("The member's id.", Uuid());
                break;
            case "status":
                (parameter.Description, parameter.Schema) = ("Only those in this state.", Status());
                break;
            case "search":
                parameter.Description = "Only keys whose name contains this, in any case, or whose client id it is.";
                break;
            case "limit":
                (parameter.Description, parameter.Schema) = ("How many at most.", Limit());
                break;
            case "cursor":
                parameter.Description = "`next` of the page before.";
                break;
        }
    }

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid" };

    private static OpenApiSchema Status() => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Enum.GetValues<MemberStatus>().Select(s => (JsonNode)JsonValue.Create(MemberStatuses.Name(s)))],
    };

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = PageQuery.MaxLimit.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(PageQuery.DefaultLimit),
    };

    public static string? Meaning(string status, string? otherwise) => status switch
    {
        "200" => "Done.",
        "201" => "Created; the `Location` header says where.",
        "400" => "The input is wrong; `errors` says where.",
        "401" => "No token, or one that is not good.",
        "403" => "The token lacks a permission.",
        "404" => "No such thing in this organization, or not your organization.",
        "409" => "Its state does not allow it.",
        "412" => "It is no longer at the revision that `If-Match` names.",
        "413" => "The body is larger than this address reads.",
        "415" => "The body is not JSON.",
        "503" => "A check could not be made. Try again after `Retry-After` seconds.",
        _ => otherwise,
    };
}
