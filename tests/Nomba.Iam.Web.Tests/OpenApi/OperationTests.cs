using System.Net;
using System.Text.Json.Nodes;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

/// <summary>What every operation of the document has, so that nobody must guess how to call it.</summary>
public sealed class OperationTests(ManagementHost host)
{
    [Fact]
    public async Task Shows_an_example_of_every_body()
    {
        var operations = await ReadAsync();

        Assert.All(operations, o =>
        {
            var bodies = o.Operation["responses"]!.AsObject().Where(r => r.Key.StartsWith('2')).Select(r => r.Value!["content"]?["application/json"])
                .Append(o.Operation["requestBody"]?["content"]?["application/json"]).OfType<JsonNode>();
            Assert.All(bodies, body => Assert.True(body["example"] is not null || body["examples"] is not null, $"{o.Name} has a body without an example."));
        });
    }

    [Fact]
    public async Task Shows_a_refusal_with_each_of_its_codes()
    {
        var operations = (await ReadAsync()).Where(o => o.Path.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, o =>
        {
            var refusals = o.Operation["responses"]!.AsObject().Where(r => r.Key[0] is '4' or '5').ToList();
            Assert.NotEmpty(refusals);
            Assert.All(refusals, r => Assert.True(
                r.Value!["content"]?["application/problem+json"]?["examples"] is JsonObject { Count: > 0 }, $"{o.Name} says nothing about its {r.Key}."));
        });
    }

    private async Task<List<(string Name, string Path, JsonNode Operation)>> ReadAsync()
    {
        using var answer = await host.Client.GetAsync(new Uri("openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var document = JsonNode.Parse(await answer.TextAsync())!;
        return [.. document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (o.Value!["operationId"]!.GetValue<string>(), p.Key, o.Value!)))];
    }
}
