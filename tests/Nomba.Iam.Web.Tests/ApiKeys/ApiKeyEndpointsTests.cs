using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class ApiKeyEndpointsTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;
    private string _operator = "";

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _operator = (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Creates_a_key_whose_secrets_work_and_are_shown_once()
    {
        var created = await ReadAsync(HttpMethod.Post, "/api-keys", new { name = "New", role = "Key operator" }, HttpStatusCode.Created);
        var secret = created.GetProperty("live").GetProperty("clientSecret").GetString()!;
        var id = created.GetProperty("key").GetProperty("id").GetGuid();
        var pair = new Application.Seeding.SeededCredential(created.GetProperty("live").GetProperty("clientId").GetGuid(), secret);

        Assert.Equal(44, secret.Length);
        Assert.Equal(200, (await _merchant.IssueAsync(pair)).Status);
        Assert.Contains("api_key.created", await ActionsAsync(id));
        foreach (var path in new[] { "/api-keys", $"/api-keys/{id}" })
        {
            using var answer = await _merchant.ManageAsync(HttpMethod.Get, path, _operator);
            Assert.DoesNotContain(secret, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await EverythingStoredAsync(), text => text.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_to_create_more_than_the_creator_holds_with_admin_as_the_default()
    {
        var problem = await ReadAsync(HttpMethod.Post, "/api-keys", new { name = "Too much" }, HttpStatusCode.Forbidden);

        Assert.Equal("api_key.exceeds_creator", Code(problem));
        Assert.Contains("transfers:initiate", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Key operator", "api_key.name", HttpStatusCode.BadRequest)]
    [InlineData("x", "Nobody", "role.not_found", HttpStatusCode.BadRequest)]
    [InlineData("x", "Owner", "role.not_for_keys", HttpStatusCode.BadRequest)]
    [InlineData("SERVER", "Key operator", "api_key.name_taken", HttpStatusCode.Conflict)]
    public async Task Refuses_a_key_that_cannot_be(string name, string role, string code, HttpStatusCode status)
    {
        Assert.Equal(code, Code(await ReadAsync(HttpMethod.Post, "/api-keys", new { name, role }, status)));
    }

    [Fact]
    public async Task Refuses_an_account_of_another_organization_and_a_misspelt_member()
    {
        var foreign = await ReadAsync(
            HttpMethod.Post, "/api-keys", new { name = "x", role = "Key operator", accounts = new[] { Guid.CreateVersion7() } }, HttpStatusCode.BadRequest);
        var misspelt = await ReadAsync(HttpMethod.Post, "/api-keys", new { name = "x", roles = "Key operator" }, HttpStatusCode.BadRequest);

        Assert.Equal("api_key.account_not_found", Code(foreign));
        Assert.Equal("request.malformed", Code(misspelt));
    }

    [Fact]
    public async Task Lets_one_of_two_parallel_creations_have_the_name()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            _merchant.ManageAsync(HttpMethod.Post, "/api-keys", _operator, new { name = "Race", role = "Key operator" })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Walks_a_key_through_its_life()
    {
        var id = _merchant.Reader.Id;

        Assert.Equal("Renamed", (await ReadAsync(HttpMethod.Patch, $"/api-keys/{id}", new { name = "Renamed" }, HttpStatusCode.OK)).GetProperty("name").GetString());
        Assert.Equal("suspended", Status(await ReadAsync(HttpMethod.Post, $"/api-keys/{id}/suspend", new { reason = "leaked" }, HttpStatusCode.OK)));
        Assert.Equal("suspended", Status(await ReadAsync(HttpMethod.Post, $"/api-keys/{id}/suspend", new { reason = "again" }, HttpStatusCode.OK)));
        Assert.Equal("active", Status(await ReadAsync(HttpMethod.Post, $"/api-keys/{id}/resume", null, HttpStatusCode.OK)));
        Assert.Equal("revoked", Status(await ReadAsync(HttpMethod.Post, $"/api-keys/{id}/revoke", new { reason = "gone" }, HttpStatusCode.OK)));
        Assert.Equal("api_key.revoked", Code(await ReadAsync(HttpMethod.Post, $"/api-keys/{id}/resume", null, HttpStatusCode.Conflict)));
        Assert.Equal(["api_key.created", "api_key.renamed", "api_key.suspended", "api_key.resumed", "api_key.revoked"], await ActionsAsync(id));
        await ReadAsync(HttpMethod.Post, "/api-keys", new { name = "Renamed", role = "Key operator" }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task Asks_for_a_reason()
    {
        Assert.Equal("api_key.reason", Code(await ReadAsync(HttpMethod.Post, $"/api-keys/{_merchant.Reader.Id}/suspend", new { reason = " " }, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task Finds_pages_and_filters_keys()
    {
        var first = await ReadAsync(HttpMethod.Get, "/api-keys?limit=2", null, HttpStatusCode.OK);
        var second = await ReadAsync(HttpMethod.Get, $"/api-keys?limit=2&cursor={first.GetProperty("next").GetString()}", null, HttpStatusCode.OK);
        var names = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(k => k.GetProperty("name").GetString()).ToArray();

        Assert.Equal(4, names.Distinct().Count());
        var search = await ReadAsync(HttpMethod.Get, "/api-keys?search=operat", null, HttpStatusCode.OK);
        Assert.Equal("Operator", Assert.Single(search.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        var suspended = await ReadAsync(HttpMethod.Get, "/api-keys?status=suspended", null, HttpStatusCode.OK);
        Assert.Empty(suspended.GetProperty("items").EnumerateArray());
        Assert.Equal("page.query", Code(await ReadAsync(HttpMethod.Get, "/api-keys?status=dead", null, HttpStatusCode.BadRequest)));
        Assert.Equal("page.limit", Code(await ReadAsync(HttpMethod.Get, "/api-keys?limit=1000", null, HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task Tells_other_organizations_and_the_unknown_apart_by_nothing()
    {
        var foreignKey = _merchant.Other.ApiKeys[0].Id;
        foreach (var id in new[] { foreignKey.ToString(), Guid.CreateVersion7().ToString(), "nonsense" })
        {
            Assert.Equal("api_key.not_found", Code(await ReadAsync(HttpMethod.Get, $"/api-keys/{id}", null, HttpStatusCode.NotFound)));
        }

        foreach (var organization in new[] { _merchant.Other.AccountId.ToString(), Guid.CreateVersion7().ToString(), "nonsense" })
        {
            using var answer = await _merchant.SendAsync(HttpMethod.Get, $"/api/v1/organizations/{organization}/api-keys", _operator);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Refuses_without_a_token_with_a_bad_one_and_without_the_permission()
    {
        using var none = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", null);
        using var bad = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", "nonsense");
        var reader = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        using var lacking = await _merchant.ManageAsync(HttpMethod.Post, "/api-keys", reader, new { name = "x" });

        Assert.Equal("Bearer realm=\"nomba-iam\"", none.Headers.WwwAuthenticate.ToString());
        Assert.Contains("error=\"invalid_token\"", bad.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, lacking.StatusCode);
        Assert.Contains("error=\"insufficient_scope\", scope=\"api_keys:create\"", lacking.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_keys_own_token_on_the_request_after_its_suspension()
    {
        await ReadAsync(HttpMethod.Post, $"/api-keys/{_merchant.Operator.Id}/suspend", new { reason = "self" }, HttpStatusCode.OK);

        using var answer = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", _operator);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static string? Status(JsonElement key) => key.GetProperty("status").GetString();

    private async Task<JsonElement> ReadAsync(HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var answer = await _merchant.ManageAsync(method, path, _operator, body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<List<string>> ActionsAsync(Guid target)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var id = target.ToString();
        return await scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<Domain.Audit.AuditEntry>()
            .Where(e => e.TargetId == id).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Action).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> EverythingStoredAsync()
    {
        var files = Directory.GetFiles(_host.DataDirectory, "iam.db*");
        var texts = new List<string>();
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            texts.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return texts;
    }
}
