using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Organizations;

/// <summary>What operators see of organizations, and who is an operator.</summary>
public sealed class OperatorOrganizationTests(ManagementHost host) : IAsyncLifetime
{
    private const string Organizations = "api/v1/operator/organizations";
    private const string Why = """{"reason":"Charged back too often."}""";

    private ManagedOrganization _merchant = null!;
    private SignedIn _operator = null!;

    public async ValueTask InitializeAsync() => (_merchant, _operator) = (await host.SeedMerchantAsync(), await host.Iam.SignInOperatorAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Sees_how_much_is_in_an_organization_and_no_more()
    {
        using var answer = await _operator.CallAsync(HttpMethod.Get, $"{Organizations}/{_merchant.Id}");

        var text = await answer.TextAsync();
        var overview = await answer.ReadAsync<OrganizationOverviewResponse>();
        Assert.Equal((2, 4, 2), (overview.Members, overview.ApiKeys, overview.Accounts));
        Assert.Equal((_merchant.Id, "Lagos Foods", "active"), (overview.Organization.Id, overview.Organization.Name, overview.Organization.Status));
        Assert.DoesNotContain(_merchant.Key(ManagedOrganization.Server).Live.ClientId.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(_merchant.Seeded.Users[0].Email, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_organizations_by_id_and_by_name_in_any_case_and_by_status()
    {
        var name = $"Ọjà {Guid.CreateVersion7():N}";
        using var created = await (await host.Iam.SignInStrangerAsync()).CallAsync(HttpMethod.Post, "api/v1/organizations", $$"""{"name":"{{name}}"}""");
        var made = await created.ReadAsync<MyOrganizationResponse>(HttpStatusCode.Created);
        using var suspended = await _operator.CallAsync(HttpMethod.Post, $"{Organizations}/{_merchant.Id}/suspend", Why);

        Assert.Equal(made.Id, Assert.Single((await ListAsync($"?search={Uri.EscapeDataString(name.ToLowerInvariant())}")).Items).Id);
        Assert.Equal(_merchant.Id, Assert.Single((await ListAsync($"?search={_merchant.Id}")).Items).Id);
        Assert.Empty((await ListAsync($"?search={_merchant.Id}&status=active")).Items);
        Assert.Equal("Charged back too often.", Assert.Single((await ListAsync($"?search={_merchant.Id}&status=suspended")).Items).StatusReason);
        Assert.Empty((await ListAsync("?search=%25")).Items);
    }

    [Fact]
    public async Task Lists_organizations_page_by_page_newest_first()
    {
        await host.SeedMerchantAsync();

        var first = await ListAsync("?limit=1");
        var second = await ListAsync($"?limit=1&cursor={first.Next}");

        Assert.True(string.CompareOrdinal(Assert.Single(first.Items).Id.ToString(), Assert.Single(second.Items).Id.ToString()) > 0);
    }

    [Theory]
    [InlineData("?limit=101", "page.limit")]
    [InlineData("?cursor=abc", "page.cursor")]
    [InlineData("?status=revoked", "page.status")]
    public async Task Refuses_a_query_that_it_does_not_understand(string query, string code)
    {
        using var answer = await _operator.CallAsync(HttpMethod.Get, Organizations + query);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("GET", "/{id}", null)]
    [InlineData("POST", "/{id}/suspend", Why)]
    [InlineData("POST", "/{id}/resume", null)]
    public async Task Is_for_operators_alone(string method, string path, string? json)
    {
        var route = Organizations + path.Replace("{id}", _merchant.Id.ToString(), StringComparison.Ordinal);
        var owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);

        using var nobody = await _merchant.SendAsync(new HttpMethod(method), route, json, null);
        using var key = await _merchant.SendAsync(new HttpMethod(method), route, json, ManagedOrganization.Everything);
        using var person = await owner.CallAsync(new HttpMethod(method), route, json);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await key.ProblemAsync(HttpStatusCode.Forbidden, "operator.required");
        await person.ProblemAsync(HttpStatusCode.Forbidden, "operator.required");
        Assert.Single(await _merchant.AuditAsync(_merchant.Id));
    }

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("POST", "/suspend", Why)]
    [InlineData("POST", "/resume", null)]
    public async Task Knows_no_organization_that_there_is_not(string method, string path, string? json)
    {
        using var unknown = await _operator.CallAsync(new HttpMethod(method), $"{Organizations}/{Guid.Empty}{path}", json);
        using var malformed = await _operator.CallAsync(new HttpMethod(method), $"{Organizations}/no-id{path}", json);

        await unknown.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        await malformed.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api-keys")]
    [InlineData("/members")]
    [InlineData("/accounts")]
    public async Task Holds_nothing_inside_an_organization(string path)
    {
        using var answer = await _operator.CallAsync(HttpMethod.Get, $"api/v1/organizations/{_merchant.Id}{path}");

        await answer.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Fact]
    public async Task Says_why_and_that_it_was_an_operator_in_the_organizations_own_trail()
    {
        using var unreasoned = await _operator.CallAsync(HttpMethod.Post, $"{Organizations}/{_merchant.Id}/suspend", "{}");
        using var suspended = await _operator.CallAsync(HttpMethod.Post, $"{Organizations}/{_merchant.Id}/suspend", Why);
        using var again = await _operator.CallAsync(HttpMethod.Post, $"{Organizations}/{_merchant.Id}/suspend", """{"reason":"Once more."}""");
        using var resumed = await _operator.CallAsync(HttpMethod.Post, $"{Organizations}/{_merchant.Id}/resume");

        await unreasoned.ProblemAsync(HttpStatusCode.BadRequest, "organization.reason");
        Assert.Equal(("suspended", "Charged back too often.", 2), Of(await again.ReadAsync<OperatorOrganizationResponse>()));
        Assert.Equal(("active", null, 3), Of(await resumed.ReadAsync<OperatorOrganizationResponse>()));
        var entry = await _merchant.SingleAuditAsync(_merchant.Id, "organization.suspended");
        Assert.Equal((_merchant.Id, "Charged back too often.", null), (entry.OrganizationId!.Value.Value, entry.Reason, entry.ActorId));
        Assert.Contains("\"operator\":{", entry.Changes, StringComparison.Ordinal);
        await _merchant.SingleAuditAsync(_merchant.Id, "organization.resumed");
    }

    private static (string Status, string? Reason, int Revision) Of(OperatorOrganizationResponse organization) =>
        (organization.Status, organization.StatusReason, organization.Revision);

    private async Task<Page<OperatorOrganizationResponse>> ListAsync(string query)
    {
        using var answer = await _operator.CallAsync(HttpMethod.Get, Organizations + query);
        return await answer.ReadAsync<Page<OperatorOrganizationResponse>>();
    }
}
