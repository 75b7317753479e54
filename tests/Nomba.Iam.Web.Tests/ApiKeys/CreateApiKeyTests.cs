using System.Net;
using System.Text;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class CreateApiKeyTests(ManagementHost host)
{
    [Fact]
    public async Task Creates_a_key_whose_two_secrets_work()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":"  Till 1 ","role":"key READER"}""");

        var created = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        Assert.Equal($"/{merchant.Keys}/{created.Key.Id}", answer.Headers.Location?.ToString());
        Assert.Equal(("Till 1", "Key reader", "active", 1), (created.Key.Name, created.Key.Role, created.Key.Status, created.Key.Version));
        Assert.Empty(created.Key.Accounts);
        Assert.Equal(merchant.Key(ManagedOrganization.Operator).Id, created.Key.CreatedBy);
        Assert.StartsWith("nmb_live_", created.Live.ClientSecret, StringComparison.Ordinal);
        Assert.StartsWith("nmb_test_", created.Test.ClientSecret, StringComparison.Ordinal);
        Assert.EndsWith(created.Key.Live.SecretHint, created.Live.ClientSecret, StringComparison.Ordinal);
        Assert.NotEmpty(await merchant.IssueAsync(created.Live.ClientId, created.Live.ClientSecret));
        Assert.NotEmpty(await merchant.IssueAsync(created.Test.ClientId, created.Test.ClientSecret));
    }

    [Fact]
    public async Task Says_in_the_audit_trail_who_created_what()
    {
        var merchant = await host.SeedMerchantAsync();

        var created = await CreateAsync(merchant);

        var entry = await merchant.SingleAuditAsync(created.Key.Id, "api_key.created");
        Assert.Equal(merchant.Key(ManagedOrganization.Operator).Id, entry.ActorId?.Value);
        Assert.Equal(merchant.Id, entry.OrganizationId?.Value);
        Assert.Contains("Key reader", entry.Changes, StringComparison.Ordinal);
        Assert.NotEmpty(entry.RequestId!);
    }

    [Fact]
    public async Task Shows_the_secrets_nowhere_else()
    {
        var merchant = await host.SeedMerchantAsync();

        var created = await CreateAsync(merchant);

        using var read = await merchant.GetAsync($"{merchant.Keys}/{created.Key.Id}");
        using var list = await merchant.GetAsync(merchant.Keys);
        using var members = await merchant.GetAsync(merchant.Members);
        var audit = string.Concat((await merchant.AuditAsync(created.Key.Id)).Select(e => e.Changes + e.Reason));
        string[] places = [await read.TextAsync(), await list.TextAsync(), await members.TextAsync(), audit, .. host.Log.Lines, .. await StoredAsync()];
        foreach (var secret in (string[])[created.Live.ClientSecret, created.Test.ClientSecret])
        {
            Assert.DoesNotContain(places, place => place.Contains(secret, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(created.Live.ClientSecret, $"{created}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_Admin_role_when_none_is_named()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":"Till 1"}""", ManagedOrganization.Everything);

        var created = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        Assert.Equal("Admin", created.Key.Role);
    }

    [Fact]
    public async Task Restricts_the_key_to_accounts()
    {
        var merchant = await host.SeedMerchantAsync();
        var ikeja = merchant.Seeded.Accounts[0].Id;

        using var answer = await merchant.PostAsync(merchant.Keys, $$"""{"name":"Till 1","role":"Key reader","accounts":["{{ikeja}}","{{ikeja}}"]}""");

        var created = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        Assert.Equal([ikeja], created.Key.Accounts);
    }

    [Fact]
    public async Task Refuses_a_role_that_grants_more_than_the_creator_holds_and_names_what_is_missing()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":"Till 1"}""");

        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        Assert.Contains("transfers:initiate", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("transactions:manage", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("api_keys:read", problem.Detail, StringComparison.Ordinal);
        await AssertNothingCreatedAsync(merchant);
    }

    [Theory]
    [InlineData("""{"name":"Till 1","role":"Owner"}""", "role.not_for_keys", "role")]
    [InlineData("""{"name":"Till 1","role":"Nobody"}""", "role.not_found", "role")]
    [InlineData("""{"role":"Key reader"}""", "api_key.name", "name")]
    [InlineData("""{"name":"   "}""", "api_key.name", "name")]
    [InlineData("""{"name":"a\u0007b"}""", "api_key.name", "name")]
    [InlineData("""{"name":"\u200b\u3164"}""", "api_key.name", "name")]
    [InlineData("""{"name":"Till \u202e1"}""", "api_key.name", "name")]
    [InlineData("""{"name":"Till 1","roles":"Key reader"}""", "request.malformed", "roles")]
    [InlineData("""{"name":"Till 1","name":"Till 2"}""", "request.malformed", "name")]
    [InlineData("""{"name":"Till 1","Name":"Till 2"}""", "request.malformed", "Name")]
    [InlineData("""{"name":7}""", "request.malformed", "name")]
    [InlineData("""{"name":"\ud800"}""", "request.malformed", "name")]
    [InlineData("""{"name":"Till 1","accounts":["not-a-uuid"]}""", "request.malformed", "accounts[0]")]
    [InlineData("""{"name":"Till 1" """, "request.malformed", null)]
    [InlineData("""[]""", "request.malformed", null)]
    public async Task Refuses_bad_input_and_says_where_it_is(string json, string code, string? field)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, json, ManagedOrganization.Everything);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Contains(problem.Errors!, e => e.Code == code && e.Field == field);
        await AssertNothingCreatedAsync(merchant);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    public async Task Refuses_an_empty_body(string json)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, json);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal("Send a JSON object as the body.", problem.Detail);
    }

    [Fact]
    public async Task Refuses_a_name_of_more_than_100_characters()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, $$"""{"name":"{{new string('x', 101)}}"}""");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "api_key.name");
    }

    [Fact]
    public async Task Refuses_an_account_of_another_organization()
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var foreign = other.Seeded.Accounts[0].Id;

        using var answer = await merchant.PostAsync(merchant.Keys, $$"""{"name":"Till 1","role":"Key reader","accounts":["{{foreign}}"]}""");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "api_key.account_not_found");
        await AssertNothingCreatedAsync(merchant);
    }

    [Fact]
    public async Task Refuses_a_name_already_in_use()
    {
        var merchant = await host.SeedMerchantAsync();
        await CreateAsync(merchant);

        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":" TILL 1","role":"Key reader"}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.name_taken");
        using var list = await merchant.GetAsync(merchant.Keys);
        Assert.Single((await list.ReadAsync<Page<ApiKeyResponse>>()).Items, k => k.Name.Equals("Till 1", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Lets_one_of_many_parallel_requests_have_a_name()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Operator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => merchant.PostAsync(merchant.Keys, """{"name":"Till 1","role":"Key reader"}"""), TestContext.Current.CancellationToken)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        using var list = await merchant.GetAsync(merchant.Keys);
        Assert.Single((await list.ReadAsync<Page<ApiKeyResponse>>()).Items, k => k.Name == "Till 1");
    }

    private static async Task<CreatedApiKeyResponse> CreateAsync(ManagedOrganization merchant)
    {
        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":"Till 1","role":"Key reader"}""");
        return await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
    }

    // Every byte of the database and its log, as text.
    private async Task<List<string>> StoredAsync()
    {
        var texts = new List<string>();
        foreach (var path in Directory.GetFiles(host.Iam.DataDirectory, "iam.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            texts.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.NotEmpty(texts);
        return texts;
    }

    private static async Task AssertNothingCreatedAsync(ManagedOrganization merchant)
    {
        using var list = await merchant.GetAsync(merchant.Keys);
        Assert.Equal(merchant.Seeded.ApiKeys.Count, (await list.ReadAsync<Page<ApiKeyResponse>>()).Items.Count);
    }
}
