using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nomba.Iam.Testing;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

public sealed class OpenApiDocumentTests(ManagementHost host)
{
    private const string Current = "openapi/v1.json";
    private const string Older = "openapi/v1-3.0.json";

    // One a line, in order: two branches that add an operation touch different lines.
    private static readonly string[] Operations =
    [
        "acceptInvitation",
        "acceptInvitationAsNew",
        "cancelApiKeyRotation",
        "cancelApplicationRotation",
        "cancelEmailChange",
        "changeApiKeyRoles",
        "changeMemberRoles",
        "changePassword",
        "completeApiKeyRotation",
        "completeApplicationRotation",
        "confirmEmail",
        "confirmEmailChange",
        "confirmRevocations",
        "createAccount",
        "createApiKey",
        "createApplication",
        "createOrganization",
        "createRole",
        "createWebhook",
        "decide",
        "decideInOwnOrganization",
        "definePermission",
        "deleteApiKey",
        "deleteApplication",
        "deleteRole",
        "deleteWebhook",
        "deprecatePermission",
        "disableApiKeyEnvironment",
        "disableWebhook",
        "enableApiKeyEnvironment",
        "enableWebhook",
        "endOtherSessions",
        "endSession",
        "exportAudit",
        "exportPlatformAudit",
        "followRevocations",
        "getAccount",
        "getApiKey",
        "getApiKeyRevocation",
        "getApiKeyUsage",
        "getApplication",
        "getAuditEntry",
        "getMe",
        "getMemberPermissions",
        "getOrganization",
        "getOrganizationOverview",
        "getPlatformAuditEntry",
        "getResourceServer",
        "getRole",
        "getWebhook",
        "getWebhookDelivery",
        "introspectTokens",
        "inviteMember",
        "leaveOrganization",
        "listAccounts",
        "listApiKeys",
        "listApplicationConsents",
        "listApplications",
        "listAudit",
        "listInvitations",
        "listMembers",
        "listMyConsents",
        "listMyOrganizations",
        "listOrganizations",
        "listPermissions",
        "listPlatformAudit",
        "listResourceServers",
        "listRoles",
        "listSessions",
        "listSigningKeys",
        "listUsage",
        "listWebhookDeliveries",
        "listWebhookEventTypes",
        "listWebhooks",
        "reactivateAccount",
        "redactAuditEntry",
        "redactPlatformAuditEntry",
        "redeliverWebhook",
        "registerResourceServer",
        "removeMember",
        "removePermission",
        "renameAccount",
        "replaceResourceServerSecret",
        "requestEmailChange",
        "requestPasswordReset",
        "resendInvitation",
        "resetPassword",
        "resumeApiKey",
        "resumeApplication",
        "resumeMember",
        "resumeOrganization",
        "revokeApiKey",
        "revokeInvitation",
        "revokeMyConsent",
        "revokeSigningKey",
        "rotateApiKeySecret",
        "rotateApplicationSecret",
        "rotateSigningKey",
        "rotateWebhookSecret",
        "signUp",
        "suspendAccount",
        "suspendApiKey",
        "suspendApplication",
        "suspendMember",
        "suspendOrganization",
        "testWebhook",
        "transferOwnership",
        "updateApiKey",
        "updateApplication",
        "updateOrganization",
        "updateRole",
        "updateWebhook",
        "verifyAudit",
        "verifyPlatformAudit",
        "viewInvitation",
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [InlineData(Current, "3.1.")]
    [InlineData(Older, "3.0.")]
    public async Task Says_which_version_of_the_format_it_is(string path, string version)
    {
        var document = await ReadAsync(path);

        Assert.StartsWith(version, document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Current)]
    [InlineData(Older)]
    public async Task Refers_to_nothing_that_is_not_there(string path)
    {
        var document = await ReadAsync(path);

        var references = ReferencesIn(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(Resolve(document, reference)));
    }

    [Theory]
    [InlineData(Current)]
    [InlineData(Older)]
    public async Task Describes_every_operation_of_the_management_API(string path)
    {
        var operations = OperationsIn(await ReadAsync(path)).Where(o => o.Path.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();

        Assert.Equal(Operations, operations.Select(o => o.Operation["operationId"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(operations, o =>
        {
            Assert.NotEmpty(o.Operation["summary"]!.GetValue<string>());
            var description = o.Operation["description"]!.GetValue<string>();
            var isPublic = description.Contains("For anybody.", StringComparison.Ordinal);
            var isForServers = description.Contains("For resource servers", StringComparison.Ordinal);
            Assert.Matches("Needs the permission|For operators of the platform|For a signed-in person|For anybody|For resource servers", description);
            Assert.Equal(!isPublic, o.Operation["security"]?.AsArray().Any(s => s![isForServers ? "resourceServer" : "session"] is not null) ?? false);
            foreach (var status in isPublic ? ["400", "503"] : isForServers ? ["400", "401", "503"] : (string[])["401", "403", "503"])
            {
                Assert.Equal("#/components/schemas/Problem", o.Operation["responses"]![status]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>());
            }
        });
    }

    [Theory]
    [InlineData(Current)]
    [InlineData(Older)]
    public async Task Describes_the_wire_API(string path)
    {
        var operations = OperationsIn(await ReadAsync(path)).Where(o => o.Path.StartsWith("/v1/auth/token/", StringComparison.Ordinal)).ToList();

        Assert.Equal(["issueToken", "refreshToken", "revokeToken"], operations.Select(o => o.Operation["operationId"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(operations, o =>
        {
            Assert.Equal("accountId", o.Operation["parameters"]![0]!["name"]!.GetValue<string>());
            Assert.NotEmpty(o.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!["required"]!.AsArray());
            Assert.Empty(o.Operation["security"]!.AsArray());
        });
    }

    [Fact]
    public async Task Describes_access_to_an_account_over_the_wire()
    {
        var operation = (await ReadAsync(Current))["paths"]!["/v1/accounts/{subAccountId}/access"]!["put"]!;

        Assert.Equal(["accountId", "subAccountId"], operation["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()));
        Assert.Equal(["clientId", "grantType", "role"], operation["requestBody"]!["content"]!["application/json"]!["schema"]!["required"]!.AsArray().Select(r => r!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.NotNull(Assert.Single(operation["security"]!.AsArray())!["bearer"]);
        Assert.All((string[])["200", "400", "401", "403", "404", "429", "503"], status => Assert.NotNull(operation["responses"]![status]));
    }

    [Fact]
    public async Task Shows_a_secret_in_the_answers_that_make_one_alone()
    {
        var document = await ReadAsync(Current);

        var holders = document["components"]!["schemas"]!.AsObject()
            .Where(s => s.Value!["properties"]?["clientSecret"] is not null).Select(s => s.Key);
        Assert.Equal(["IssuedApplicationSecretResponse", "IssuedCredentialResponse", "ResourceServerSecretResponse"], holders.Order(StringComparer.Ordinal));
        string[] answers = ["IssuedCredentialResponse", "CreatedApiKeyResponse", "RotatedSecretResponse", "ResourceServerSecretResponse", "IssuedApplicationSecretResponse"];
        var users = ReferencesIn(document).Where(r => answers.Any(a => r.EndsWith("/" + a, StringComparison.Ordinal)));
        Assert.Equal(9, users.Count());
    }

    [Fact]
    public async Task Is_the_document_that_was_agreed_on()
    {
        var document = (await ReadAsync(Current)).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";

        var accepted = PathOfAccepted();
        var same = File.Exists(accepted) && (await File.ReadAllTextAsync(accepted, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") == document;
        if (!same)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(accepted, ".received.json"), document, TestContext.Current.CancellationToken);
        }

        Assert.True(
            same,
            "The API is not the one that was agreed on. Compare tests/Nomba.Iam.Web.Tests/OpenApi/v1.received.json with v1.json beside it: clients are made from "
            + "it. When the change is meant and breaks nobody, accept it: mv v1.received.json v1.json, and commit.");
    }

    private static string PathOfAccepted() => Path.Combine(Repository.Root, "tests", "Nomba.Iam.Web.Tests", "OpenApi", "v1.json");

    private async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.TextAsync())!;
    }

    private static IEnumerable<(string Path, JsonNode Operation)> OperationsIn(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Value!)));

    private static IEnumerable<string> ReferencesIn(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(m => m is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : ReferencesIn(m.Value)),
        JsonArray found => found.SelectMany(ReferencesIn),
        _ => [],
    };

    private static JsonNode? Resolve(JsonNode document, string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return reference[2..].Split('/').Aggregate<string, JsonNode?>(document, (node, name) => node?[name]);
    }
}
