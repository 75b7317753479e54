using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

public sealed class OpenApiDocumentTests(ManagementHost host)
{
    private const string Current = "openapi/v1.json";
    private const string Older = "openapi/v1-3.0.json";

    // One a line, in order: two branches that add an operation touch different lines.
    private static readonly string[] Operations =
    [
        "changeApiKeyRoles",
        "changeMemberRoles",
        "createApiKey",
        "createRole",
        "decide",
        "definePermission",
        "deleteRole",
        "deprecatePermission",
        "getApiKey",
        "getMemberPermissions",
        "getResourceServer",
        "getRole",
        "listApiKeys",
        "listMembers",
        "listPermissions",
        "listResourceServers",
        "listRoles",
        "registerResourceServer",
        "removePermission",
        "renameApiKey",
        "replaceResourceServerSecret",
        "resumeApiKey",
        "resumeMember",
        "revokeApiKey",
        "suspendApiKey",
        "suspendMember",
        "updateRole",
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
            Assert.Matches("Needs the permission|For operators of the platform|For a signed-in person", o.Operation["description"]!.GetValue<string>());
            Assert.Contains(o.Operation["security"]!.AsArray(), s => s!["session"] is not null);
            foreach (var status in (string[])["401", "403", "503"])
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
    public async Task Shows_a_secret_in_the_answer_to_create_alone()
    {
        var document = await ReadAsync(Current);

        var holders = document["components"]!["schemas"]!.AsObject()
            .Where(s => s.Value!["properties"]?["clientSecret"] is not null).Select(s => s.Key);
        Assert.Equal(["IssuedCredentialResponse", "ResourceServerSecretResponse"], holders.Order(StringComparer.Ordinal));
        string[] answers = ["IssuedCredentialResponse", "CreatedApiKeyResponse", "ResourceServerSecretResponse"];
        var users = ReferencesIn(document).Where(r => answers.Any(a => r.EndsWith("/" + a, StringComparison.Ordinal)));
        Assert.Equal(5, users.Count());
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
