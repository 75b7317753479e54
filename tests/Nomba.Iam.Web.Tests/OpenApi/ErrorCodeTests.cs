using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Testing;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

/// <summary>The list of codes that the OpenAPI documents are made from says what the code does.</summary>
public sealed class ErrorCodeTests(ManagementHost host)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Knows_every_code_that_an_operation_may_refuse_with()
    {
        await using var scope = host.Iam.Services.CreateAsyncScope();
        var operations = Operations().ToDictionary(o => o.Name, o => OperationErrors.Of(o.Endpoint, scope.ServiceProvider), StringComparer.Ordinal);

        Assert.NotEmpty(operations);
        Assert.Contains("api_key.name_taken", operations["createApiKey"].Select(e => e.Code));
        Assert.DoesNotContain("api_key.name_taken", operations["getApiKey"].Select(e => e.Code));
        await AssertAcceptedAsync(Write(operations));
    }

    private static string Write(Dictionary<string, IReadOnlyList<Error>> operations)
    {
        var errors = operations.Values.SelectMany(e => e).DistinctBy(e => e.Code).OrderBy(e => e.Code, StringComparer.Ordinal)
            .Select(e => $"    {Text(e.Code)}: {{ \"status\": {OperationErrors.StatusOf(e.Kind)}, \"detail\": {Text(e.Message)}, \"field\": {Text(e.Field)} }}");
        var codes = operations.OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => $"    {Text(o.Key)}: [{string.Join(", ", o.Value.Select(e => e.Code).Order(StringComparer.Ordinal).Select(Text))}]");
        return new StringBuilder("{\n  \"errors\": {\n").AppendJoin(",\n", errors).Append("\n  },\n  \"operations\": {\n").AppendJoin(",\n", codes).Append("\n  }\n}\n").ToString();
    }

    private static string Text(string? text) => JsonSerializer.Serialize(text, Plain);

    private static async Task AssertAcceptedAsync(string text)
    {
        var accepted = Path.Combine(Repository.Root, "src", "Nomba.Iam.Web", "Api", "OpenApi", "error-codes.json");
        var same = (await File.ReadAllTextAsync(accepted, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") == text;
        if (!same)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(accepted, ".received.json"), text, TestContext.Current.CancellationToken);
        }

        Assert.True(
            same,
            "Operations refuse with other codes than src/Nomba.Iam.Web/Api/OpenApi/error-codes.json says. Compare error-codes.received.json beside it, accept it with "
            + "mv error-codes.received.json error-codes.json, build again, and commit.");
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Operations() =>
        from endpoint in host.Iam.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true
        let name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
        where name is not null
        select (name, endpoint);
}
