using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Contracts.Accounts;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Accounts;

public sealed class AccountEndpointTests(ManagementHost host) : IAsyncLifetime
{
    private const string Why = """{"reason":"Closed for repairs."}""";

    private ManagedOrganization _merchant = null!;

    private string Accounts => $"api/v1/organizations/{_merchant.Id}/accounts";

    private string Ikeja => $"{Accounts}/{_merchant.Seeded.Accounts[0].Id}";

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Creates_an_account_and_says_so_in_the_audit_trail()
    {
        using var answer = await PostAsync(Accounts, """{"name":" Surulere "}""");

        var account = await answer.ReadAsync<AccountResponse>(HttpStatusCode.Created);
        Assert.Equal(("Surulere", "active", 1), (account.Name, account.Status, account.Revision));
        Assert.Equal($"/{Accounts}/{account.Id}", answer.Headers.Location!.ToString());
        Assert.Equal("\"r1\"", answer.Headers.ETag!.Tag);
        using var read = await _merchant.GetAsync($"{Accounts}/{account.Id}", ManagedOrganization.Everything);
        Assert.Equal(account, await read.ReadAsync<AccountResponse>());
        Assert.Contains("Surulere", (await _merchant.SingleAuditAsync(account.Id, "account.created")).Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "account.name")]
    [InlineData("""{"name":"\t"}""", "account.name")]
    [InlineData("""{"name":"x","status":"active"}""", "request.malformed")]
    public async Task Refuses_what_is_no_account(string json, string code)
    {
        using var answer = await PostAsync(Accounts, json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(2, (await ListAsync("")).Items.Count);
    }

    [Fact]
    public async Task Gives_a_name_in_whatever_case_to_one_of_many_that_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PostAsync(Accounts, $$"""{"name":"{{(i % 2 == 0 ? "Ọjà" : "ỌJÀ")}}"}""")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ProblemAsync(HttpStatusCode.Conflict, "account.name_taken");
        }

        Assert.Equal(3, (await ListAsync("")).Items.Count);
    }

    [Fact]
    public async Task Lets_two_organizations_have_accounts_of_one_name()
    {
        var other = await host.SeedMerchantAsync();

        Assert.Equal(other.Seeded.Accounts.Select(a => a.Name), _merchant.Seeded.Accounts.Select(a => a.Name));
    }

    [Fact]
    public async Task Renames_an_account_and_leaves_the_tokens_alone()
    {
        await _merchant.TokenAsync(ManagedOrganization.Everything);

        using var answer = await _merchant.PatchAsync(Ikeja, """{"name":"Ikeja Mall"}""", ManagedOrganization.Everything);
        using var taken = await _merchant.PatchAsync(Ikeja, """{"name":"YABA"}""", ManagedOrganization.Everything);
        using var recased = await _merchant.PatchAsync(Ikeja, """{"name":"IKEJA MALL"}""", ManagedOrganization.Everything);

        Assert.Equal(("Ikeja Mall", 2), Of(await answer.ReadAsync<AccountResponse>()));
        await taken.ProblemAsync(HttpStatusCode.Conflict, "account.name_taken");
        Assert.Equal(("IKEJA MALL", 3), Of(await recased.ReadAsync<AccountResponse>()));
        Assert.Equal(2, (await _merchant.AuditAsync(_merchant.Seeded.Accounts[0].Id)).Count(e => e.Action == "account.renamed"));
    }

    [Fact]
    public async Task Refuses_a_change_of_what_has_changed_meanwhile()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Ikeja) { Content = new StringContent("""{"name":"Late"}""", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"r2\""));
        using var answer = await _merchant.SendAsync(request);

        await answer.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
    }

    [Fact]
    public async Task Suspends_and_reactivates_once_however_often_it_is_said()
    {
        using var unreasoned = await PostAsync($"{Ikeja}/suspend", "{}");
        using var suspended = await PostAsync($"{Ikeja}/suspend", Why);
        using var again = await PostAsync($"{Ikeja}/suspend", """{"reason":"And again."}""");
        using var reactivated = await PostAsync($"{Ikeja}/reactivate", null);

        await unreasoned.ProblemAsync(HttpStatusCode.BadRequest, "account.reason");
        var account = await again.ReadAsync<AccountResponse>();
        Assert.Equal(("suspended", "Closed for repairs.", 2), (account.Status, account.StatusReason, account.Revision));
        Assert.Equal(("active", null), Status(await reactivated.ReadAsync<AccountResponse>()));
        Assert.Equal("Closed for repairs.", (await _merchant.SingleAuditAsync(account.Id, "account.suspended")).Reason);
        await _merchant.SingleAuditAsync(account.Id, "account.reactivated");
    }

    [Fact]
    public async Task Lists_accounts_page_by_page_and_finds_them()
    {
        using var made = await PostAsync(Accounts, """{"name":"Ẹkọ 100%"}""");
        using var suspended = await PostAsync($"{Ikeja}/suspend", Why);

        var first = await ListAsync("?limit=2");
        var rest = await ListAsync($"?limit=2&cursor={first.Next}");

        Assert.Equal((2, 1, null), (first.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal("Ẹkọ 100%", first.Items[0].Name);
        Assert.Equal("Ẹkọ 100%", Assert.Single((await ListAsync($"?search={Uri.EscapeDataString("ẹkọ")}")).Items).Name);
        Assert.Equal("Ẹkọ 100%", Assert.Single((await ListAsync("?search=%25")).Items).Name);
        Assert.Equal("Ikeja", Assert.Single((await ListAsync("?status=suspended")).Items).Name);
        Assert.Equal("Yaba", Assert.Single((await ListAsync($"?search={_merchant.Seeded.Accounts[1].Id}")).Items).Name);
    }

    [Theory]
    [InlineData("?limit=0", "page.limit")]
    [InlineData("?cursor=abc", "page.cursor")]
    [InlineData("?status=revoked", "page.status")]
    public async Task Refuses_a_query_that_it_does_not_understand(string query, string code)
    {
        using var answer = await _merchant.GetAsync(Accounts + query, ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("GET", "", null, "organization:read")]
    [InlineData("POST", "", """{"name":"New"}""", "organization:manage_accounts")]
    [InlineData("GET", "/{id}", null, "organization:read")]
    [InlineData("PATCH", "/{id}", """{"name":"New"}""", "organization:manage_accounts")]
    [InlineData("POST", "/{id}/suspend", Why, "organization:manage_accounts")]
    [InlineData("POST", "/{id}/reactivate", null, "organization:manage_accounts")]
    public async Task Asks_for_a_token_with_the_permission_in_the_same_organization(string method, string path, string? json, string permission)
    {
        var other = await host.SeedMerchantAsync();
        var foreign = other.Seeded.Accounts[0].Id;
        var route = path.Replace("{id}", foreign.ToString(), StringComparison.Ordinal);
        var verb = new HttpMethod(method);

        using var nobody = await _merchant.SendAsync(verb, Accounts + route, json, null);
        using var powerless = await _merchant.SendAsync(verb, Accounts + route, json, ManagedOrganization.KeyKeeper);
        using var stranger = await _merchant.SendAsync(verb, $"api/v1/organizations/{other.Id}/accounts{route}", json, ManagedOrganization.Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains($"scope=\"{permission}\"", powerless.Challenge, StringComparison.Ordinal);
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        if (path.Length > 0)
        {
            using var elsewhere = await _merchant.SendAsync(verb, Accounts + route, json, ManagedOrganization.Everything);
            await elsewhere.ProblemAsync(HttpStatusCode.NotFound, "account.not_found");
        }

        Assert.Single(await other.AuditAsync(foreign));
    }

    private static (string Name, int Revision) Of(AccountResponse account) => (account.Name, account.Revision);

    private static (string Status, string? Reason) Status(AccountResponse account) => (account.Status, account.StatusReason);

    private Task<HttpResponseMessage> PostAsync(string path, string? json) => _merchant.PostAsync(path, json, ManagedOrganization.Everything);

    private async Task<Page<AccountResponse>> ListAsync(string query)
    {
        using var answer = await _merchant.GetAsync(Accounts + query, ManagedOrganization.Everything);
        return await answer.ReadAsync<Page<AccountResponse>>();
    }
}
