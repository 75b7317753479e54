using System.Net;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Applications;

public sealed class ApplicationEndpointTests(ManagementHost host) : IAsyncLifetime
{
    private const string Minimal = """{"name":"Kobo Books","kind":"public","redirectUris":["https://app.example/cb"]}""";

    private ManagedOrganization _merchant = null!;

    private string Applications => $"api/v1/organizations/{_merchant.Id}/applications";

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Registers_a_confidential_application_and_shows_its_secret_once()
    {
        using var answer = await _merchant.PostAsync(
            Applications,
            """{"name":" Ledger ","kind":"confidential","redirectUris":["https://app.example/cb","https://app.example/cb"],"allowedPermissions":["accounts:read"],"description":"Books"}""",
            ManagedOrganization.Everything);
        var made = await answer.ReadAsync<IssuedApplicationSecretResponse>(HttpStatusCode.Created);
        using var read = await _merchant.GetAsync($"{Applications}/{made.Application.Id}", ManagedOrganization.Everything);
        var text = await read.TextAsync();

        var app = made.Application;
        Assert.Equal(("Ledger", "confidential", "active", "Books", 1), (app.Name, app.Kind, app.Status, app.Description, app.Revision));
        Assert.Equal(["https://app.example/cb"], app.RedirectUris);
        Assert.Equal(["accounts:read"], app.AllowedPermissions!);
        Assert.Equal(_merchant.Key(ManagedOrganization.Everything).Id, app.CreatedBy);
        Assert.Empty(app.Warnings);
        Assert.Equal(made.ClientSecret![^4..], Assert.Single(app.Secrets).Hint);
        Assert.DoesNotContain(made.ClientSecret, text, StringComparison.Ordinal);
        Assert.Equal("\"r1\"", read.Headers.ETag!.Tag);
        Assert.EndsWith($"/applications/{app.Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var entry = await _merchant.SingleAuditAsync(app.Id, "application.created");
        Assert.Contains("accounts:read", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(made.ClientSecret, entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_of_a_private_scheme()
    {
        var app = await CreateAsync("""{"name":"Phone","kind":"public","redirectUris":["com.example.kobo:/cb","https://app.example/cb"]}""");

        Assert.Contains("com.example.kobo:/cb", Assert.Single(app.Warnings), StringComparison.Ordinal);
        Assert.Contains("PKCE", app.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":" ","kind":"public","redirectUris":["https://a.example/"]}""", "application.name")]
    [InlineData("""{"name":"x","kind":"native","redirectUris":["https://a.example/"]}""", "application.kind")]
    [InlineData("""{"name":"x","kind":"public"}""", "application.redirect_uris")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":[]}""", "application.redirect_uris")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":[null]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["http://a.example/"]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["https://*.example/"]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["https://a.example/#x"]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["https://me@a.example/"]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["kobo:/cb"]}""", "application.redirect_uri")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["https://a.example/"],"allowedPermissions":["no:such"]}""", "application.permission")]
    [InlineData("""{"name":"x","kind":"public","redirectUris":["https://a.example/"],"allowedPermissions":["accounts:*"]}""", "application.permission")]
    public async Task Refuses_what_is_no_application(string json, string code)
    {
        using var answer = await _merchant.PostAsync(Applications, json, ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Says_what_a_redirect_uri_is_when_there_is_none(string uri)
    {
        using var answer = await _merchant.PostAsync(Applications, $$"""{"name":"x","kind":"public","redirectUris":[{{uri}}]}""", ManagedOrganization.Everything);

        Assert.StartsWith("Each redirect URI is a text of 1 to", (await answer.ProblemAsync(HttpStatusCode.BadRequest, "application.redirect_uri")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_more_than_twenty_redirect_uris()
    {
        var uris = string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"https://app.example/{i}\""));
        using var answer = await _merchant.PostAsync(Applications, $$"""{"name":"x","kind":"public","redirectUris":[{{uris}}]}""", ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "application.redirect_uris");
    }

    [Fact]
    public async Task Refuses_whoever_may_not_and_whoever_is_not_known()
    {
        var app = await CreateAsync(Minimal);
        using var unknown = await _merchant.SendAsync(HttpMethod.Get, Applications, null, null);
        await unknown.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        (HttpMethod Method, string Path, string? Json)[] requests =
        [
            (HttpMethod.Post, Applications, Minimal),
            (HttpMethod.Get, Applications, null),
            (HttpMethod.Get, $"{Applications}/{app.Id}", null),
            (HttpMethod.Patch, $"{Applications}/{app.Id}", "{}"),
            (HttpMethod.Delete, $"{Applications}/{app.Id}", null),
            (HttpMethod.Post, $"{Applications}/{app.Id}/suspend", """{"reason":"x"}"""),
            (HttpMethod.Post, $"{Applications}/{app.Id}/resume", null),
            (HttpMethod.Post, $"{Applications}/{app.Id}/rotate-secret", "{}"),
            (HttpMethod.Post, $"{Applications}/{app.Id}/rotate-secret/cancel", null),
            (HttpMethod.Get, $"{Applications}/{app.Id}/consents", null),
        ];
        foreach (var (method, path, json) in requests)
        {
            using var answer = await _merchant.SendAsync(method, path, json, ManagedOrganization.KeyKeeper);
            await answer.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        }
    }

    [Fact]
    public async Task Does_not_know_another_organizations_application()
    {
        var other = await host.SeedMerchantAsync();
        var app = await CreateAsync(Minimal);
        var path = $"api/v1/organizations/{other.Id}/applications/{app.Id}";
        (HttpMethod Method, string Path, string? Json)[] requests =
        [
            (HttpMethod.Get, path, null),
            (HttpMethod.Patch, path, """{"name":"mine"}"""),
            (HttpMethod.Delete, path, null),
            (HttpMethod.Post, $"{path}/suspend", """{"reason":"x"}"""),
            (HttpMethod.Post, $"{path}/resume", null),
            (HttpMethod.Post, $"{path}/rotate-secret", "{}"),
            (HttpMethod.Post, $"{path}/rotate-secret/cancel", null),
            (HttpMethod.Get, $"{path}/consents", null),
        ];
        foreach (var (method, at, json) in requests)
        {
            using var answer = await other.SendAsync(method, at, json, ManagedOrganization.Everything);
            await answer.ProblemAsync(HttpStatusCode.NotFound, "application.not_found");
        }

        Assert.Single(await _merchant.AuditAsync(app.Id));
    }

    [Fact]
    public async Task Refuses_a_name_already_in_use()
    {
        await CreateAsync(Minimal);
        var second = await CreateAsync(Minimal.Replace("Kobo Books", "Second", StringComparison.Ordinal));
        using var created = await _merchant.PostAsync(Applications, Minimal.Replace("Kobo Books", "KOBO books", StringComparison.Ordinal), ManagedOrganization.Everything);
        using var renamed = await _merchant.PatchAsync($"{Applications}/{second.Id}", """{"name":"kobo books"}""", ManagedOrganization.Everything);

        await created.ProblemAsync(HttpStatusCode.Conflict, "application.name_taken");
        await renamed.ProblemAsync(HttpStatusCode.Conflict, "application.name_taken");
    }

    [Fact]
    public async Task Changes_what_is_named_for_whoever_saw_the_last_revision()
    {
        var app = await CreateAsync(Minimal);
        using var changed = await PatchAsync(app.Id, """{"description":"Books","redirectUris":["https://app.example/other"]}""", "\"r1\"");
        var after = await changed.ReadAsync<ApplicationResponse>();
        using var outdated = await PatchAsync(app.Id, """{"name":"Late"}""", "\"r1\"");
        using var both = await PatchAsync(app.Id, """{"allowedPermissions":[],"allowAllPermissions":true}""", "*");

        Assert.Equal(("Kobo Books", "Books", 2), (after.Name, after.Description, after.Revision));
        Assert.Equal(["https://app.example/other"], after.RedirectUris);
        await outdated.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        await both.ProblemAsync(HttpStatusCode.BadRequest, "application.permissions");
        var entry = await _merchant.SingleAuditAsync(app.Id, "application.updated");
        Assert.DoesNotContain("\"name\"", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_newest_first_a_page_at_a_time_with_its_filters()
    {
        var first = await CreateAsync(Minimal);
        await CreateAsync(Minimal.Replace("Kobo Books", "Second", StringComparison.Ordinal));
        await CreateAsync(Minimal.Replace("Kobo Books", "Third", StringComparison.Ordinal));
        using var suspended = await _merchant.PostAsync($"{Applications}/{first.Id}/suspend", """{"reason":"x"}""", ManagedOrganization.Everything);
        var page = await ListAsync("?limit=2");

        Assert.Equal(["Third", "Second"], page.Items.Select(a => a.Name));
        Assert.Equal(["Kobo Books"], (await ListAsync($"?limit=2&cursor={page.Next}")).Items.Select(a => a.Name));
        Assert.Equal(["Kobo Books"], (await ListAsync("?search=bOOK")).Items.Select(a => a.Name));
        Assert.Equal(["Kobo Books"], (await ListAsync($"?search={first.Id}")).Items.Select(a => a.Name));
        Assert.Equal(["Kobo Books"], (await ListAsync("?status=suspended")).Items.Select(a => a.Name));
        using var status = await _merchant.GetAsync($"{Applications}?status=revoked", ManagedOrganization.Everything);
        using var limit = await _merchant.GetAsync($"{Applications}?limit=101", ManagedOrganization.Everything);
        await status.ProblemAsync(HttpStatusCode.BadRequest, "page.status");
        await limit.ProblemAsync(HttpStatusCode.BadRequest, "page.limit");
    }

    [Fact]
    public async Task Registers_a_hundred_and_no_more_whoever_comes_at_once()
    {
        for (var i = 0; i < 98; i++)
        {
            await CreateAsync(Minimal.Replace("Kobo Books", $"App {i}", StringComparison.Ordinal));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            _merchant.PostAsync(Applications, Minimal.Replace("Kobo Books", $"Last {i}", StringComparison.Ordinal), ManagedOrganization.Everything)));

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ProblemAsync(HttpStatusCode.Conflict, "application.too_many");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"reason":" "}""")]
    [InlineData("""{"reason":"x","until":"tomorrow"}""")]
    public async Task Wants_to_know_why_it_is_suspended(string json)
    {
        var app = await CreateAsync(Minimal);
        using var answer = await _merchant.PostAsync($"{Applications}/{app.Id}/suspend", json, ManagedOrganization.Everything);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(await _merchant.AuditAsync(app.Id));
    }

    private async Task<ApplicationResponse> CreateAsync(string json)
    {
        using var answer = await _merchant.PostAsync(Applications, json, ManagedOrganization.Everything);
        return (await answer.ReadAsync<IssuedApplicationSecretResponse>(HttpStatusCode.Created)).Application;
    }

    private async Task<HttpResponseMessage> PatchAsync(Guid id, string json, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Applications}/{id}");
        request.Headers.Authorization = new("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await _merchant.SendAsync(request);
    }

    private async Task<Page<ApplicationResponse>> ListAsync(string query)
    {
        using var answer = await _merchant.GetAsync(Applications + query, ManagedOrganization.Everything);
        return await answer.ReadAsync<Page<ApplicationResponse>>();
    }
}
