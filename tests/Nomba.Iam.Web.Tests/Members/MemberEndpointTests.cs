using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Members;

public sealed class MemberEndpointTests(ManagementHost host)
{
    private const string Gone = """{"reason":"Left the company."}""";

    [Fact]
    public async Task Lists_people_and_keys_page_by_page_newest_first()
    {
        var merchant = await host.SeedMerchantAsync();

        using var first = await merchant.GetAsync($"{merchant.Members}?limit=4");
        var page = await first.ReadAsync<Page<MemberResponse>>();
        using var second = await merchant.GetAsync($"{merchant.Members}?limit=4&cursor={page.Next}");
        var last = await second.ReadAsync<Page<MemberResponse>>();

        MemberResponse[] found = [.. page.Items, .. last.Items];
        Assert.Equal((4, 2, null), (page.Items.Count, last.Items.Count, last.Next));
        Assert.All(found, m => Assert.Equal("active", m.Status));
        Assert.Equal(
            merchant.Seeded.ApiKeys.Select(k => k.Name).Order(StringComparer.Ordinal),
            found.Where(m => m.Kind == "api_key").Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            merchant.Seeded.Users.Select(u => u.Email).Order(StringComparer.Ordinal),
            found.Where(m => m.Kind == "user").Select(m => m.Name).Order(StringComparer.Ordinal));

        // Members of one millisecond come in any order.
        var times = found.Select(m => m.CreatedAt.ToUnixTimeMilliseconds()).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData("limit=0", "page.limit")]
    [InlineData("cursor=abc", "page.cursor")]
    public async Task Refuses_a_query_that_it_does_not_understand(string query, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.Members}?{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Suspends_a_person_and_says_so_in_the_audit_trail()
    {
        var merchant = await host.SeedMerchantAsync();
        var person = merchant.Seeded.Users[0].MemberId;
        var second = merchant.Seeded.Users[1].MemberId;

        using var answer = await merchant.PostAsync($"{merchant.Members}/{second}/suspend", Gone);

        var member = await answer.ReadAsync<MemberResponse>();
        Assert.Equal((second, "suspended", "Left the company.", 2), (member.Id, member.Status, member.StatusReason, member.Version));
        var entry = await merchant.SingleAuditAsync(second, "member.suspended");
        Assert.Equal((merchant.Key(ManagedOrganization.Operator).Id, "Left the company."), (entry.ActorId?.Value, entry.Reason));
        await merchant.AssertUntouchedAsync(person);
    }

    [Fact]
    public async Task Never_suspends_the_last_owner()
    {
        var merchant = await host.SeedMerchantAsync();
        var owner = merchant.Seeded.Users.Single(u => u.Role == "Owner").MemberId;

        using var answer = await merchant.PostAsync($"{merchant.Members}/{owner}/suspend", Gone);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "member.last_owner");
        await merchant.AssertUntouchedAsync(owner);
    }

    [Fact]
    public async Task Suspends_a_key_by_the_same_mechanism()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);
        var key = merchant.Key(ManagedOrganization.Server).Id;

        using var answer = await merchant.PostAsync($"{merchant.Members}/{key}/suspend", Gone);

        Assert.Equal("suspended", (await answer.ReadAsync<MemberResponse>()).Status);
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        await merchant.SingleAuditAsync(key, "member.suspended");
    }

    [Fact]
    public async Task Resumes_a_member_and_leaves_the_old_tokens_dead()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);
        var key = merchant.Key(ManagedOrganization.Server).Id;
        using var suspended = await merchant.PostAsync($"{merchant.Members}/{key}/suspend", Gone);

        using var answer = await merchant.PostAsync($"{merchant.Members}/{key}/resume", null, ManagedOrganization.Everything);

        var member = await answer.ReadAsync<MemberResponse>();
        Assert.Equal(("active", null, 3), (member.Status, member.StatusReason, member.Version));
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        await merchant.SingleAuditAsync(key, "member.resumed");
    }

    [Fact]
    public async Task Refuses_to_change_a_member_that_is_gone_for_good()
    {
        var merchant = await host.SeedMerchantAsync();
        var key = merchant.Key(ManagedOrganization.Server).Id;
        using var revoked = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/revoke", Gone);

        using var suspend = await merchant.PostAsync($"{merchant.Members}/{key}/suspend", Gone);
        using var resume = await merchant.PostAsync($"{merchant.Members}/{key}/resume", null);

        await suspend.ProblemAsync(HttpStatusCode.Conflict, "member.revoked");
        await resume.ProblemAsync(HttpStatusCode.Conflict, "member.revoked");
    }

    [Fact]
    public async Task Refuses_to_suspend_without_a_reason()
    {
        var merchant = await host.SeedMerchantAsync();
        var person = merchant.Seeded.Users[1].MemberId;

        using var answer = await merchant.PostAsync($"{merchant.Members}/{person}/suspend", "{}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "member.reason");
        await merchant.AssertUntouchedAsync(person);
    }

    [Theory]
    [InlineData("GET", "", null, "members:read")]
    [InlineData("POST", "/{member}/suspend", Gone, "members:suspend")]
    [InlineData("POST", "/{member}/resume", null, "members:suspend")]
    public async Task Asks_for_a_token_with_the_permission_in_the_same_organization(string method, string path, string? json, string permission)
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var person = other.Seeded.Users[1].MemberId;
        var foreign = path.Replace("{member}", person.ToString(), StringComparison.Ordinal);

        using var nobody = await merchant.SendAsync(new HttpMethod(method), merchant.Members + foreign, json, null);
        using var powerless = await merchant.SendAsync(new HttpMethod(method), merchant.Members + foreign, json, ManagedOrganization.KeyKeeper);
        using var stranger = await merchant.SendAsync(new HttpMethod(method), other.Members + foreign, json, ManagedOrganization.Operator);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains($"scope=\"{permission}\"", powerless.Challenge, StringComparison.Ordinal);
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        if (path.Length > 0)
        {
            using var elsewhere = await merchant.SendAsync(new HttpMethod(method), merchant.Members + foreign, json, ManagedOrganization.Operator);
            await elsewhere.ProblemAsync(HttpStatusCode.NotFound, "member.not_found");
        }

        await other.AssertUntouchedAsync(person);
    }
}
