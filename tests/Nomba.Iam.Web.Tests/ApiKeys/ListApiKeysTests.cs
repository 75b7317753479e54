using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class ListApiKeysTests(ManagementHost host)
{
    [Fact]
    public async Task Gives_every_key_once_page_by_page_newest_first()
    {
        var merchant = await host.SeedMerchantAsync();
        var found = new List<ApiKeyResponse>();
        string? cursor = null;

        do
        {
            using var answer = await merchant.GetAsync($"{merchant.Keys}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            var page = await answer.ReadAsync<Page<ApiKeyResponse>>();
            Assert.InRange(page.Items.Count, 1, 2);
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(merchant.Seeded.ApiKeys.Select(k => k.Id).Order(), found.Select(k => k.Id).Order());

        // Keys of one millisecond come in any order.
        var times = found.Select(k => k.CreatedAt.ToUnixTimeMilliseconds()).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public async Task Has_no_next_page_when_the_last_one_is_full()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.Keys}?limit=4");

        var page = await answer.ReadAsync<Page<ApiKeyResponse>>();
        Assert.Equal((4, null), (page.Items.Count, page.Next));
    }

    [Fact]
    public async Task Keeps_to_a_status()
    {
        var merchant = await host.SeedMerchantAsync();
        using var suspended = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", """{"reason":"lost"}""");

        using var answer = await merchant.GetAsync($"{merchant.Keys}?status=suspended");

        Assert.Equal(ManagedOrganization.Server, Assert.Single((await answer.ReadAsync<Page<ApiKeyResponse>>()).Items).Name);
    }

    [Fact]
    public async Task Searches_by_part_of_a_name_and_by_client_id()
    {
        var merchant = await host.SeedMerchantAsync();

        using var byName = await merchant.GetAsync($"{merchant.Keys}?search=ERV");
        using var byClient = await merchant.GetAsync($"{merchant.Keys}?search={merchant.Key(ManagedOrganization.Server).Test.ClientId}");
        using var byWildcard = await merchant.GetAsync($"{merchant.Keys}?search=%25");

        Assert.Equal(ManagedOrganization.Server, Assert.Single((await byName.ReadAsync<Page<ApiKeyResponse>>()).Items).Name);
        Assert.Equal(ManagedOrganization.Server, Assert.Single((await byClient.ReadAsync<Page<ApiKeyResponse>>()).Items).Name);
        Assert.Empty((await byWildcard.ReadAsync<Page<ApiKeyResponse>>()).Items);
    }

    [Theory]
    [InlineData("limit=0", "page.limit", "limit")]
    [InlineData("limit=101", "page.limit", "limit")]
    [InlineData("limit=many", "page.limit", "limit")]
    [InlineData("limit=1&limit=2", "page.limit", "limit")]
    [InlineData("limit=99999999999999999999", "page.limit", "limit")]
    [InlineData("status=Active", "page.status", "status")]
    [InlineData("status=asleep", "page.status", "status")]
    [InlineData("cursor=abc", "page.cursor", "cursor")]
    [InlineData("cursor=", "page.cursor", "cursor")]
    [InlineData("search=a%00b", "page.search", "search")]
    [InlineData("tag=a%0Ab", "page.tag", "tag")]
    [InlineData("role=a%00b", "page.role", "role")]
    [InlineData("environment=Live", "page.environment", "environment")]
    [InlineData("expiringBefore=soon", "page.expiring_before", "expiringBefore")]
    [InlineData("expiringBefore=01/02/2027", "page.expiring_before", "expiringBefore")]
    [InlineData("sort=Name", "page.sort", "sort")]
    public async Task Refuses_a_query_that_it_does_not_understand(string query, string code, string field)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.Keys}?{query}");

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, Assert.Single(problem.Errors!).Field);
    }

    [Fact]
    public async Task Keeps_to_a_tag_a_role_an_environment_and_an_end()
    {
        var merchant = await host.SeedMerchantAsync();
        using var tagged = await merchant.PatchAsync(
            merchant.PathOf(ManagedOrganization.Server), """{"tags":["a_b","tills"],"description":"In the shop","restrictions":{"expiresAt":"2027-06-01T00:00:00Z"}}""");
        using var off = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/environments/test/disable", """{"reason":"unused"}""");

        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "tag=TILLS"));
        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "tag=a_b"));
        Assert.Empty(await NamesAsync(merchant, "tag=a"));
        Assert.Empty(await NamesAsync(merchant, "tag=a%25b"));
        Assert.Equal([ManagedOrganization.KeyKeeper], await NamesAsync(merchant, "role=key%20KEEPER"));
        Assert.Empty(await NamesAsync(merchant, "role=nobody"));
        Assert.Equal(3, (await NamesAsync(merchant, "environment=test")).Count);
        Assert.Equal(4, (await NamesAsync(merchant, "environment=live")).Count);
        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "expiringBefore=2027-06-02"));
        Assert.Empty(await NamesAsync(merchant, "expiringBefore=2027-06-01T00:00:00Z"));
        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "expiringBefore=2027-06-01T00:00:00.001-00:00"));
        Assert.Empty(await NamesAsync(merchant, "expiringBefore=2027-06-01T01:00:00+01:00"));
        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "expiringBefore=2027-06-01T00:01-01:00"));
        Assert.Equal([ManagedOrganization.Server], await NamesAsync(merchant, "search=THE%20shop"));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("createdAt")]
    [InlineData("-createdAt")]
    public async Task Sorts_as_asked_and_pages_in_that_order(string sort)
    {
        var merchant = await host.SeedMerchantAsync();
        var whole = await NamesAsync(merchant, $"sort={sort}");
        var found = new List<string>();
        var cursor = "";

        do
        {
            using var answer = await merchant.GetAsync($"{merchant.Keys}?sort={sort}&limit=1{cursor}");
            var page = await answer.ReadAsync<Page<ApiKeyResponse>>();
            found.AddRange(page.Items.Select(k => k.Name));
            cursor = page.Next is null ? "" : $"&cursor={page.Next}";
        }
        while (cursor.Length > 0);

        Assert.Equal(4, whole.Count);
        Assert.Equal(whole, found);
        if (sort.Contains("name", StringComparison.Ordinal))
        {
            Assert.Equal(sort == "name" ? whole.Order(StringComparer.Ordinal) : whole.OrderDescending(StringComparer.Ordinal), whole);
        }
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(ManagedOrganization merchant, string query)
    {
        using var answer = await merchant.GetAsync($"{merchant.Keys}?{query}");
        return [.. (await answer.ReadAsync<Page<ApiKeyResponse>>()).Items.Select(k => k.Name)];
    }

    [Fact]
    public async Task Names_every_fault_of_a_query_at_once()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.Keys}?status=asleep&cursor=abc");

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "page.cursor");
        Assert.Equal(["cursor", "status"], problem.Errors!.Select(e => e.Field));
    }
}
