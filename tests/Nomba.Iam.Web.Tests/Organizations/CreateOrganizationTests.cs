using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Organizations;

public sealed class CreateOrganizationTests(ManagementHost host)
{
    private const string Organizations = "api/v1/organizations";
    private const string Shop = """{"name":" Yaba Shoes "}""";

    [Fact]
    public async Task Makes_the_person_its_owner_at_the_same_moment()
    {
        var (merchant, person) = (await host.SeedMerchantAsync(), await host.Iam.SignInStrangerAsync());

        using var answer = await person.CallAsync(HttpMethod.Post, Organizations, Shop);

        var created = await answer.ReadAsync<MyOrganizationResponse>(HttpStatusCode.Created);
        Assert.Equal(("Yaba Shoes", "active"), (created.Name, created.Status));
        Assert.Equal(["Owner"], created.Roles);
        Assert.Equal($"/{Organizations}/{created.Id}", answer.Headers.Location!.ToString());
        Assert.Equal("\"r1\"", answer.Headers.ETag!.Tag);
        using var read = await person.CallAsync(HttpMethod.Get, $"{Organizations}/{created.Id}");
        Assert.Equal("Yaba Shoes", (await read.ReadAsync<OrganizationResponse>()).Name);
        using var key = await person.CallAsync(HttpMethod.Post, $"{Organizations}/{created.Id}/api-keys", """{"name":"first"}""");
        Assert.Equal(HttpStatusCode.Created, key.StatusCode);
        await merchant.SingleAuditAsync(created.Id, "organization.created");
        Assert.Equal(created.Id, (await merchant.SingleAuditAsync(created.MemberId, "member.joined")).OrganizationId!.Value.Value);
    }

    [Theory]
    [InlineData("{}", "organization.name")]
    [InlineData("""{"name":"  "}""", "organization.name")]
    [InlineData("""{"name":"a\u0000b"}""", "organization.name")]
    [InlineData("""{"name":"x","owner":"me"}""", "request.malformed")]
    public async Task Refuses_what_is_no_organization(string json, string code)
    {
        var person = await host.Iam.SignInStrangerAsync();

        using var answer = await person.CallAsync(HttpMethod.Post, Organizations, json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty((await MineAsync(person, "")).Items);
    }

    [Theory]
    [InlineData("POST", Shop)]
    [InlineData("GET", null)]
    public async Task Is_for_people_at_a_browser_alone(string method, string? json)
    {
        var merchant = await host.SeedMerchantAsync();

        using var nobody = await merchant.SendAsync(new HttpMethod(method), Organizations, json, null);
        using var key = await merchant.SendAsync(new HttpMethod(method), Organizations, json, ManagedOrganization.Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await key.ProblemAsync(HttpStatusCode.Forbidden, "auth.person_required");
    }

    [Fact]
    public async Task Refuses_a_person_whose_address_is_not_confirmed()
    {
        var person = await host.Iam.SignInStrangerAsync(isConfirmed: false);

        using var answer = await person.CallAsync(HttpMethod.Post, Organizations, Shop);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "organization.email_unconfirmed");
    }

    [Fact]
    public async Task Lets_a_person_own_twenty_however_many_are_asked_for_at_once()
    {
        var person = await host.Iam.SignInStrangerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 26).Select(_ => person.CallAsync(HttpMethod.Post, Organizations, Shop)));

        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ProblemAsync(HttpStatusCode.Conflict, "organization.too_many");
        }

        Assert.Equal(20, (await MineAsync(person, "")).Items.Count);
    }

    [Fact]
    public async Task Leaves_it_to_operators_where_the_platform_says_so()
    {
        await using var closed = new IamHost(null, ("Iam:Organizations:SelfService", "false"));
        var (person, platform) = (await closed.SignInStrangerAsync(), await closed.SignInOperatorAsync());

        using var refused = await person.CallAsync(HttpMethod.Post, Organizations, Shop);
        using var created = await platform.CallAsync(HttpMethod.Post, Organizations, Shop);

        await refused.ProblemAsync(HttpStatusCode.Forbidden, "organization.creation_closed");
        await created.ReadAsync<MyOrganizationResponse>(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Lists_a_persons_organizations_page_by_page()
    {
        var person = await host.Iam.SignInStrangerAsync();
        foreach (var name in (string[])["One", "Two", "Three"])
        {
            using var created = await person.CallAsync(HttpMethod.Post, Organizations, $$"""{"name":"{{name}}"}""");
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        var first = await MineAsync(person, "?limit=2");
        var rest = await MineAsync(person, $"?limit=2&cursor={first.Next}");
        using var unread = await person.CallAsync(HttpMethod.Get, $"{Organizations}?limit=0");

        Assert.Equal((2, 1, null), (first.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal(["One", "Three", "Two"], first.Items.Concat(rest.Items).Select(o => o.Name).Order(StringComparer.Ordinal));
        await unread.ProblemAsync(HttpStatusCode.BadRequest, "page.limit");
    }

    private static async Task<Page<MyOrganizationResponse>> MineAsync(SignedIn person, string query)
    {
        using var answer = await person.CallAsync(HttpMethod.Get, Organizations + query);
        return await answer.ReadAsync<Page<MyOrganizationResponse>>();
    }
}
