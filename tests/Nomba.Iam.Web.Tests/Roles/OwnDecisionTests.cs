using System.Net;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles;

/// <summary>The decision without an organization in the path.</summary>
public sealed class OwnDecisionTests(ManagementHost host) : IAsyncLifetime
{
    private const string Decisions = "api/v1/decisions";

    private ManagedOrganization _merchant = null!;

    private Guid Finance => _merchant.Seeded.Users[1].MemberId;

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Is_about_the_organization_of_the_token()
    {
        using var answer = await _merchant.PostAsync(Decisions, Question(), ManagedOrganization.Everything);
        using var named = await _merchant.PostAsync(Decisions, Question(_merchant.Id), ManagedOrganization.Everything);

        var decision = await answer.ReadAsync<DecisionResponse>();
        Assert.True(decision.Allowed);
        Assert.Equal("Finance", Assert.Single(decision.Reasons).Role);
        Assert.True((await named.ReadAsync<DecisionResponse>()).Allowed);
    }

    [Fact]
    public async Task Is_about_the_organization_that_a_person_names()
    {
        var owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);

        using var answer = await owner.CallAsync(HttpMethod.Post, Decisions, Question(_merchant.Id));
        using var unnamed = await owner.CallAsync(HttpMethod.Post, Decisions, Question());

        Assert.True((await answer.ReadAsync<DecisionResponse>()).Allowed);
        Assert.Equal("organizationId", Assert.Single((await unnamed.ProblemAsync(HttpStatusCode.BadRequest, "decision.organization")).Errors!).Field);
    }

    [Fact]
    public async Task Knows_no_other_organization()
    {
        var other = await host.SeedMerchantAsync();
        var owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);

        using var token = await other.PostAsync(Decisions, Question(_merchant.Id), ManagedOrganization.Everything);
        using var member = await other.PostAsync(Decisions, Question(), ManagedOrganization.Everything);
        using var person = await owner.CallAsync(HttpMethod.Post, Decisions, Question(other.Id));

        await token.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal("memberId", Assert.Single((await member.ProblemAsync(HttpStatusCode.NotFound, "member.not_found")).Errors!).Field);
        await person.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Fact]
    public async Task Asks_for_a_credential_with_the_permission()
    {
        var finance = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[1].Email);

        using var nobody = await _merchant.SendAsync(HttpMethod.Post, Decisions, Question(), null);
        using var powerless = await _merchant.PostAsync(Decisions, Question(), ManagedOrganization.KeyKeeper);
        using var person = await finance.CallAsync(HttpMethod.Post, Decisions, Question(_merchant.Id));
        using var wildcard = await _merchant.PostAsync(Decisions, $$"""{"memberId":"{{Finance}}","permission":"transfers:*"}""", ManagedOrganization.Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        await person.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        await wildcard.ProblemAsync(HttpStatusCode.BadRequest, "decision.permission");
    }

    [Fact]
    public async Task Asks_who_it_is_about()
    {
        var here = $"api/v1/organizations/{_merchant.Id}/decisions";

        using var own = await _merchant.PostAsync(Decisions, """{"permission":"transfers:initiate"}""", ManagedOrganization.Everything);
        using var named = await _merchant.PostAsync(here, """{"permission":"transfers:initiate"}""", ManagedOrganization.Everything);
        using var unknown = await _merchant.PostAsync(here, $$"""{"memberId":"{{Guid.CreateVersion7()}}","permission":"transfers:initiate"}""", ManagedOrganization.Everything);

        Assert.Equal("memberId", Assert.Single((await own.ProblemAsync(HttpStatusCode.BadRequest, "member.id")).Errors!).Field);
        Assert.Equal("memberId", Assert.Single((await named.ProblemAsync(HttpStatusCode.BadRequest, "member.id")).Errors!).Field);
        Assert.Equal("memberId", Assert.Single((await unknown.ProblemAsync(HttpStatusCode.NotFound, "member.not_found")).Errors!).Field);
    }

    private string Question(Guid? organization = null)
    {
        var where = organization is { } id ? $",\"organizationId\":\"{id}\"" : "";
        return $$"""{"memberId":"{{Finance}}","permission":"transfers:initiate"{{where}}}""";
    }
}
