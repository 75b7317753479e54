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
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<PermissionRequirement>().FirstOrDefault() is not { } needed)
        {
            return Task.CompletedTask;
        }

        operation.Security = [ApiDocument.Bearer(context.Document)];
        operation.Description = $"{operation.Description} Needs the permission `{needed.Permission}`.".TrimStart();
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

    private static string? Meaning(string status, string? otherwise) => status switch
    {
        "200" => "Done.",
        "201" => "Created; the `Location` header says where.",
        "400" => "The input is wrong; `errors` says where.",
        "401" => "No token, or one that is not good.",
        "403" => "The token lacks a permission.",
        "404" => "No such thing in this organization, or not your organization.",
        "409" => "Its state does not allow it.",
        "503" => "A check could not be made. Try again after `Retry-After` seconds.",
        _ => otherwise,
    };
}
