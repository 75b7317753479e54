using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>What the OpenAPI documents say about the wire API, whose bodies are read field by field: clients in the wild give them many names.</summary>
internal static class WireOperations
{
    private static readonly (string Name, string Meaning)[] ForIssue =
    [
        ("grant_type", "`client_credentials`, `refresh_token` or `authorization_code`."),
        ("client_id", "A key's client id, or an application's."),
        ("client_secret", "The key's secret, for `client_credentials`."),
        ("refresh_token", "For `refresh_token`."),
        ("code", "For `authorization_code`; `auth_code` is read as well."),
        ("code_verifier", "For `authorization_code`: PKCE, RFC 7636."),
        ("redirect_uri", "For `authorization_code`: as it was sent to the authorization endpoint."),
    ];

    private static readonly (string Name, string Meaning)[] ForRefresh =
        [("grant_type", "`refresh_token`."), ("refresh_token", "Good for one refresh; the answer has the next one.")];

    private static readonly (string Name, string Meaning)[] ForRevoke =
        [("clientId", "The client that got the token."), ("access_token", "The token to kill, with all that descends from the same issuance.")];

    private static readonly (string Name, string Meaning)[] ForAccess =
    [
        ("grantType", "`allow` or `deny`."),
        ("clientId", "Either client id of the key."),
        ("role", "`ACCOUNT_WRITER`, which reads too, or `ACCOUNT_READER`. A key has one of them per account: giving the lesser takes the greater away."),
    ];

    private const string AboutAccess =
        "Needs a bearer token with the permission `api_keys:update`, and grants no more than its holder holds. The key gets, or loses, the organization's role "
        + "\"Account writer\" or \"Account reader\" on that account; the roles are made when first needed. A key that is left without a role holds \"No access\", which grants "
        + "nothing. Access that the key holds by another role, such as Admin everywhere, is not denied but refused with `400`: change its roles first. Saying it again "
        + "changes nothing; otherwise the key's tokens from before are dead once this answers.";

    private static readonly Dictionary<string, string> Purposes = new(StringComparer.Ordinal)
    {
        ["issueToken"] = "For a key with its secret, or for an application with the code that a person's consent gave it.",
        ["refreshToken"] = "The answer has the next refresh token as well; the old one is spent.",
        ["revokeToken"] = "A token that is dead already is no error.",
    };

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        switch (operation.OperationId)
        {
            case "issueToken":
                Describe(operation, ForIssue, ["grant_type"], accountIsRequired: true);
                break;
            case "refreshToken":
                Describe(operation, ForRefresh, ["grant_type", "refresh_token"], accountIsRequired: true);
                break;
            case "revokeToken":
                Describe(operation, ForRevoke, ["clientId", "access_token"], accountIsRequired: false);
                break;
            case "changeAccountAccess":
                Describe(operation, ForAccess, ["grantType", "clientId", "role"], accountIsRequired: true);
                DescribeAccess(operation, context.Document);
                break;
        }

        return Task.CompletedTask;
    }

    private static void DescribeAccess(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Description = AboutAccess;
        operation.Security = [ApiDocument.Bearer(document)];
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "subAccountId",
            In = ParameterLocation.Path,
            Required = true,
            Description = "The account's id.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        });
        var content = operation.Responses!["200"].Content;
        operation.Responses["401"] = new OpenApiResponse { Description = "`401`: the token is missing or not good, or `accountId` is missing, invalid or not the token's.", Content = content };
        operation.Responses["403"] = new OpenApiResponse { Description = "`403`: the token lacks the permission, or would grant more than its holder holds.", Content = content };
        operation.Responses["404"] = new OpenApiResponse { Description = "`404`: the organization has no such account, or no such key.", Content = content };
    }

    private static void Describe(OpenApiOperation operation, (string Name, string Meaning)[] fields, HashSet<string> required, bool accountIsRequired)
    {
        operation.Parameters =
        [
            new OpenApiParameter
            {
                Name = "accountId",
                In = ParameterLocation.Header,
                Required = accountIsRequired,
                Description = "The organization's id.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            },
        ];
        operation.Security = [];
        operation.Description ??= Purposes.GetValueOrDefault(operation.OperationId ?? "");
        var body = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = required,
                Properties = fields.ToDictionary(
                    f => f.Name, IOpenApiSchema (f) => new OpenApiSchema { Type = JsonSchemaType.String, Description = f.Meaning }),
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = body, ["application/x-www-form-urlencoded"] = body },
        };
        DescribeAnswers(operation.Responses ??= []);
    }

    // The envelope of a refusal is that of a success, with a code that is not "00" and no data.
    private static void DescribeAnswers(OpenApiResponses answers)
    {
        var content = answers["200"].Content;
        answers["200"] = new OpenApiResponse { Description = "Done: `code` is `00`.", Content = content };
        (string Status, string Meaning)[] refusals =
        [
            ("400", "`400`: a field is missing or malformed."),
            ("401", "`01`: the credentials are not valid. `02`: the refresh token is not. `401`: `accountId` is missing or invalid."),
            ("429", "`429`: too many requests. Try again after `Retry-After` seconds."),
            ("503", "`503`: a check could not be made. Try again after `Retry-After` seconds."),
        ];
        foreach (var (status, meaning) in refusals)
        {
            answers[status] = new OpenApiResponse { Description = meaning, Content = content };
        }
    }
}
