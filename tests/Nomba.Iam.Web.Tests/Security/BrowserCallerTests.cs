using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Security;

public sealed class BrowserCallerTests : IAsyncLifetime
{
    private const string Password = "a-long-test-password";

    private readonly IamHost _host = new();
    private SeedOutcome _seeded = null!;

    public async ValueTask InitializeAsync() => _seeded = await _host.SeedAsync(new SeedPlan(
        [
            new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser("ada@lagos.example", Password, "Owner"), new SeedUser("bola@lagos.example", Password, "Finance")], [], []),
            new SeedOrganization("Abuja Steel", null, [], [], [new SeedUser("chi@abuja.example", Password, "Owner")], [], []),
        ],
        []));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Is_the_member_of_the_organization_in_the_path()
    {
        var browser = await SignedInAsync("ada@lagos.example");
        using var answer = await browser.CallAsync(HttpMethod.Post, Keys(0), """{"name":"made in a browser"}""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var list = await browser.CallAsync(HttpMethod.Get, Keys(0));
        Assert.Contains("made in a browser", await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nobody_without_the_header_that_no_other_site_can_send()
    {
        var browser = await SignedInAsync("ada@lagos.example");
        using var answer = await browser.GetAsync(Keys(0));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Is_told_that_there_is_no_organization_where_they_do_not_belong()
    {
        var browser = await SignedInAsync("ada@lagos.example");
        using var foreign = await browser.CallAsync(HttpMethod.Get, Keys(1));
        using var unknown = await browser.CallAsync(HttpMethod.Get, $"api/v1/organizations/{Guid.Empty}/api-keys");

        await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Fact]
    public async Task Needs_the_permission_as_any_member_does()
    {
        var browser = await SignedInAsync("bola@lagos.example");
        using var answer = await browser.CallAsync(HttpMethod.Post, Keys(0), """{"name":"not allowed"}""");

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
    }

    [Fact]
    public async Task Loses_the_organization_when_suspended_there()
    {
        var (owner, bola) = (await SignedInAsync("ada@lagos.example"), await SignedInAsync("bola@lagos.example"));
        var member = _seeded.Organizations[0].Users[1].MemberId;
        using var suspended = await owner.CallAsync(HttpMethod.Post, $"api/v1/organizations/{_seeded.Organizations[0].Id}/members/{member}/suspend", """{"reason":"left the office"}""");
        using var answer = await bola.CallAsync(HttpMethod.Get, Keys(0));

        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);
        await answer.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    private string Keys(int organization) => $"api/v1/organizations/{_seeded.Organizations[organization].Id}/api-keys";

    private async Task<SignInForm> SignedInAsync(string email)
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
