using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.ResourceServers;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Organizations;

namespace Nomba.Iam.Web.Tests.ResourceServers;

public sealed class ResourceServerEndpointTests(ManagementHost host) : IAsyncLifetime
{
    private const string Servers = "api/v1/operator/resource-servers";

    private readonly string _audience = $"api-{Guid.CreateVersion7():N}";
    private readonly string _resource = $"r{Guid.CreateVersion7():N}";
    private ManagedOrganization _merchant = null!;
    private SignedIn _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _merchant = await host.SeedMerchantAsync();
        _platform = await host.Iam.SignInOperatorAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Registers_an_API_whose_secret_introspects_and_whose_permissions_roles_may_name()
    {
        var registered = await RegisterAsync();
        using var listed = await _platform.CallAsync(HttpMethod.Get, Servers);
        using var permissions = await _merchant.GetAsync($"api/v1/organizations/{_merchant.Id}/permissions", ManagedOrganization.Everything);
        var server = registered.ResourceServer;

        Assert.Contains((await listed.ReadAsync<Page<ResourceServerResponse>>()).Items, s => s.Id == server.Id && s.Audience == _audience);
        Assert.Contains((await permissions.ReadAsync<Page<AudienceResponse>>()).Items.Single(a => a.Audience == _audience).Permissions, p => p.Name == $"{_resource}:read" && p.Description == "Read it");
        Assert.Equal(HttpStatusCode.OK, await IntrospectAsync(server.Id, registered.ClientSecret));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(registered.ClientSecret, StringComparison.Ordinal));
        await _merchant.SingleAuditAsync(server.Id, "resource_server.registered");
        await _merchant.SingleAuditAsync(server.Id, "security.secret_shown");
    }

    [Theory]
    [InlineData("""{"audience":"","permissions":[]}""", "resource_server.audience")]
    [InlineData("""{"audience":"with space","permissions":[]}""", "resource_server.audience")]
    [InlineData("""{"audience":"a","permissions":[{"name":"api_keys:read"}]}""", "resource_server.permission")]
    [InlineData("""{"audience":"a","permissions":[{"name":"Nonsense"}]}""", "resource_server.permission")]
    [InlineData("""{"audience":"a","permissions":[{"name":"a:b","description":"\u0007"}]}""", "resource_server.description")]
    [InlineData("""{"audience":"a","scopes":[]}""", "request.malformed")]
    public async Task Refuses_what_is_no_resource_server(string json, string code)
    {
        using var answer = await _platform.CallAsync(HttpMethod.Post, Servers, json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Lists_the_newest_first_a_page_at_a_time()
    {
        var older = (await RegisterAsync()).ResourceServer;
        using var another = await _platform.CallAsync(HttpMethod.Post, Servers, $$"""{"audience":"{{_audience}}-2"}""");
        var newer = (await another.ReadAsync<ResourceServerSecretResponse>(HttpStatusCode.Created)).ResourceServer;
        List<Guid> found = [];
        var cursor = "";

        do
        {
            using var answer = await _platform.CallAsync(HttpMethod.Get, $"{Servers}?limit=1{cursor}");
            var page = await answer.ReadAsync<Page<ResourceServerResponse>>();
            found.Add(Assert.Single(page.Items).Id);
            cursor = page.Next is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal([newer.Id, older.Id], found.Where(id => id == older.Id || id == newer.Id));
        Assert.Equal(found.Count, found.Distinct().Count());
    }

    [Theory]
    [InlineData("limit=0", "page.limit")]
    [InlineData("limit=101", "page.limit")]
    [InlineData("cursor=!", "page.cursor")]
    public async Task Refuses_a_page_that_is_none(string query, string code)
    {
        using var answer = await _platform.CallAsync(HttpMethod.Get, $"{Servers}?{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Shows_the_same_new_secret_again_under_the_same_idempotency_key()
    {
        var id = (await RegisterAsync()).ResourceServer.Id;
        using var first = await RepeatAsync($"{Servers}/{id}/replace-secret", null);
        using var second = await RepeatAsync($"{Servers}/{id}/replace-secret", null);
        using var defined = await RepeatAsync($"{Servers}/{id}/permissions", $$"""{"name":"{{_resource}}:later"}""");
        using var again = await RepeatAsync($"{Servers}/{id}/permissions", $$"""{"name":"{{_resource}}:later"}""");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Equal(HttpStatusCode.OK, await IntrospectAsync(id, (await second.ReadAsync<ResourceServerSecretResponse>()).ClientSecret));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (defined.StatusCode, again.StatusCode));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        await _merchant.SingleAuditAsync(id, "resource_server.secret_replaced");
    }

    [Theory]
    [InlineData("merchant-api")]
    [InlineData("nomba-iam")]
    public async Task Refuses_an_audience_already_in_use(string audience)
    {
        using var answer = await _platform.CallAsync(HttpMethod.Post, Servers, $$"""{"audience":"{{audience}}"}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "resource_server.audience_taken");
    }

    [Fact]
    public async Task Is_for_operators_alone()
    {
        var owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
        using var byOwner = await owner.CallAsync(HttpMethod.Get, Servers);
        using var byKey = await _merchant.GetAsync(Servers, ManagedOrganization.Everything);
        using var byNobody = await _merchant.SendAsync(HttpMethod.Post, Servers, "{}", null);

        await byOwner.ProblemAsync(HttpStatusCode.Forbidden, "operator.required");
        await byKey.ProblemAsync(HttpStatusCode.Forbidden, "operator.required");
        await byNobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task Lets_wildcards_cover_a_permission_defined_later()
    {
        var server = (await RegisterAsync()).ResourceServer;
        var before = await _merchant.TokenAsync(ManagedOrganization.Everything);
        using var defined = await _platform.CallAsync(HttpMethod.Post, $"{Servers}/{server.Id}/permissions", $$"""{"name":"{{_resource}}:later"}""");
        using var again = await _platform.CallAsync(HttpMethod.Post, $"{Servers}/{server.Id}/permissions", $$"""{"name":"{{_resource}}:later"}""");
        var key = _merchant.Key(ManagedOrganization.Everything);
        var after = await _merchant.IssueAsync(key.Live.ClientId, key.Live.ClientSecret!, $"{_resource}:later");

        Assert.Equal(HttpStatusCode.OK, defined.StatusCode);
        await again.ProblemAsync(HttpStatusCode.Conflict, "resource_server.permission_taken");
        Assert.NotEqual(before, after);
        await _merchant.SingleAuditAsync(server.Id, "resource_server.permission_defined");
    }

    [Fact]
    public async Task Does_not_let_a_permission_in_use_vanish()
    {
        var server = (await RegisterAsync()).ResourceServer;
        var (owner, roles, path) = (await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email), $"api/v1/organizations/{_merchant.Id}/roles", $"{Servers}/{server.Id}/permissions/{_resource}:read");
        using var created = await owner.CallAsync(HttpMethod.Post, roles, $$"""{"name":"Reader","permissions":["{{_resource}}:read"]}""");
        var role = await created.ReadAsync<RoleResponse>(HttpStatusCode.Created);
        using var early = await _platform.CallAsync(HttpMethod.Delete, $"{Servers}/{server.Id}/permissions/{_resource}:write");
        using var deprecated = await _platform.CallAsync(HttpMethod.Post, $"{path}/deprecate");
        using var another = await owner.CallAsync(HttpMethod.Post, roles, $$"""{"name":"Second reader","permissions":["{{_resource}}:read"]}""");
        using var used = await _platform.CallAsync(HttpMethod.Delete, path);
        using var emptied = await owner.CallAsync(HttpMethod.Patch, $"{roles}/{role.Id}", """{"permissions":["accounts:read"]}""");
        using var removed = await _platform.CallAsync(HttpMethod.Delete, path);

        await early.ProblemAsync(HttpStatusCode.Conflict, "resource_server.permission_not_deprecated");
        Assert.NotNull((await deprecated.ReadAsync<ResourceServerResponse>()).Permissions.Single(p => p.Name == $"{_resource}:read").DeprecatedAt);
        await another.ProblemAsync(HttpStatusCode.BadRequest, "role.permission_deprecated");
        await used.ProblemAsync(HttpStatusCode.Conflict, "resource_server.permission_in_use");
        Assert.Equal(HttpStatusCode.OK, emptied.StatusCode);
        Assert.DoesNotContain((await removed.ReadAsync<ResourceServerResponse>()).Permissions, p => p.Name == $"{_resource}:read");
        await _merchant.SingleAuditAsync(server.Id, "resource_server.permission_deprecated");
        await _merchant.SingleAuditAsync(server.Id, "resource_server.permission_removed");
    }

    [Fact]
    public async Task Counts_wildcards_of_its_resource_and_applications_as_uses()
    {
        var server = (await RegisterAsync()).ResourceServer;
        var (owner, root, path) = (await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email), $"api/v1/organizations/{_merchant.Id}", $"{Servers}/{server.Id}/permissions/{_resource}:read");
        using var created = await owner.CallAsync(HttpMethod.Post, $"{root}/roles", $$"""{"name":"All of it","permissions":["{{_resource}}:*"]}""");
        var role = await created.ReadAsync<RoleResponse>(HttpStatusCode.Created);
        using var registered = await owner.CallAsync(
            HttpMethod.Post, $"{root}/applications", $$"""{"name":"Books","kind":"public","redirectUris":["https://app.example/cb"],"allowedPermissions":["{{_resource}}:read"]}""");
        var app = (await registered.ReadAsync<IssuedApplicationSecretResponse>(HttpStatusCode.Created)).Application;
        using var deprecated = await _platform.CallAsync(HttpMethod.Post, $"{path}/deprecate");

        using var both = await _platform.CallAsync(HttpMethod.Delete, path);
        using var narrowed = await owner.CallAsync(HttpMethod.Patch, $"{root}/roles/{role.Id}", $$"""{"permissions":["{{_resource}}:write"]}""");
        using var one = await _platform.CallAsync(HttpMethod.Delete, path);
        using var emptied = await owner.CallAsync(HttpMethod.Patch, $"{root}/applications/{app.Id}", """{"allowedPermissions":[]}""");
        using var removed = await _platform.CallAsync(HttpMethod.Delete, path);

        var twice = await both.ProblemAsync(HttpStatusCode.Conflict, "resource_server.permission_in_use");
        Assert.Contains("roles: 1, applications: 1, consents: 0", twice.Detail, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (deprecated.StatusCode, narrowed.StatusCode, emptied.StatusCode));
        var once = await one.ProblemAsync(HttpStatusCode.Conflict, "resource_server.permission_in_use");
        Assert.Contains("roles: 0, applications: 1, consents: 0", once.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
    }

    [Fact]
    public async Task Lets_an_application_keep_a_permission_that_is_gone_and_gives_it_to_no_other()
    {
        var server = (await RegisterAsync()).ResourceServer;
        var (owner, applications) = (await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email), $"api/v1/organizations/{_merchant.Id}/applications");
        var wanted = $$"""{"name":"Books","kind":"public","redirectUris":["https://app.example/cb"],"allowedPermissions":["{{_resource}}:read"]}""";
        using var registered = await owner.CallAsync(HttpMethod.Post, applications, wanted);
        var app = (await registered.ReadAsync<IssuedApplicationSecretResponse>(HttpStatusCode.Created)).Application;
        await VanishAsync(server.Id);

        using var kept = await owner.CallAsync(HttpMethod.Patch, $"{applications}/{app.Id}", $$"""{"allowedPermissions":["{{_resource}}:read","{{_resource}}:write"]}""");
        using var another = await owner.CallAsync(HttpMethod.Post, applications, wanted.Replace("Books", "More books", StringComparison.Ordinal));

        Assert.Equal([$"{_resource}:read", $"{_resource}:write"], (await kept.ReadAsync<ApplicationResponse>()).AllowedPermissions!);
        await another.ProblemAsync(HttpStatusCode.BadRequest, "application.permission");
    }

    [Fact]
    public async Task Refuses_the_old_secret_once_it_is_replaced()
    {
        var registered = await RegisterAsync();
        var id = registered.ResourceServer.Id;
        var before = await IntrospectAsync(id, registered.ClientSecret);
        using var answer = await _platform.CallAsync(HttpMethod.Post, $"{Servers}/{id}/replace-secret");
        var replaced = await answer.ReadAsync<ResourceServerSecretResponse>();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.Unauthorized, await IntrospectAsync(id, registered.ClientSecret));
        Assert.Equal(HttpStatusCode.OK, await IntrospectAsync(id, replaced.ClientSecret));
        await _merchant.SingleAuditAsync(id, "resource_server.secret_replaced");
        Assert.Equal(2, (await _merchant.AuditAsync(id)).Count(e => e.Action == "security.secret_shown"));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/replace-secret")]
    [InlineData("POST", "/permissions/a:b/deprecate")]
    [InlineData("DELETE", "/permissions/a:b")]
    public async Task Knows_no_other(string method, string path)
    {
        using var unknown = await _platform.CallAsync(HttpMethod.Parse(method), $"{Servers}/{Guid.Empty}{path}");
        using var malformed = await _platform.CallAsync(HttpMethod.Parse(method), $"{Servers}/nonsense{path}");

        await unknown.ProblemAsync(HttpStatusCode.NotFound, "resource_server.not_found");
        await malformed.ProblemAsync(HttpStatusCode.NotFound, "resource_server.not_found");
    }

    private async Task<ResourceServerSecretResponse> RegisterAsync()
    {
        using var answer = await _platform.CallAsync(
            HttpMethod.Post,
            Servers,
            $$"""{"audience":"{{_audience}}","permissions":[{"name":"{{_resource}}:read","description":"Read it"},{"name":"{{_resource}}:write"}]}""");
        return await answer.ReadAsync<ResourceServerSecretResponse>(HttpStatusCode.Created);
    }

    // As permissions went before their uses were counted: no request does this to one that an application names.
    private async Task VanishAsync(Guid id)
    {
        await using var scope = host.Iam.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<IamDbContext>();
        var server = await context.Set<ResourceServer>().SingleAsync(s => s.Id == new ResourceServerId(id), TestContext.Current.CancellationToken);
        server.Deprecate($"{_resource}:read", TimeProvider.System.GetUtcNow());
        Assert.True(server.Remove($"{_resource}:read").IsSuccess);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> RepeatAsync(string path, string? json) =>
        _platform.SendAsync(HttpMethod.Post, path, json, ("Idempotency-Key", $"{_audience}-repeated"));

    private async Task<HttpStatusCode> IntrospectAsync(Guid id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/introspect") { Content = new FormUrlEncodedContent([KeyValuePair.Create("token", "x")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}")));
        using var answer = await _merchant.SendAsync(request);
        return answer.StatusCode;
    }
}
