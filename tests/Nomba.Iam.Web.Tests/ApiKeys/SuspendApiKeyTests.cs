using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class SuspendApiKeyTests(ManagementHost host)
{
    private const string Lost = """{"reason":" The laptop was lost. "}""";

    [Fact]
    public async Task Kills_the_tokens_of_the_key_at_once()
    {
        var merchant = await host.SeedMerchantAsync();
        using var before = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", Lost);

        var key = await answer.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("suspended", "The laptop was lost.", 2), (key.Status, key.StatusReason, key.Version));
        Assert.NotNull(key.StatusChangedAt);
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        Assert.Contains("error=\"invalid_token\"", after.Challenge, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stops_the_key_from_getting_tokens(bool live)
    {
        var merchant = await host.SeedMerchantAsync();
        var key = merchant.Key(ManagedOrganization.Server);
        var pair = live ? key.Live : key.Test;

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", Lost);

        using var refused = await merchant.TryIssueAsync(pair.ClientId, pair.ClientSecret!);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("invalid_client", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_a_key_suspend_itself_and_is_obeyed_on_the_next_request()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Operator)}/suspend", Lost);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var after = await merchant.GetAsync(merchant.Keys);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
    }

    [Fact]
    public async Task Says_in_the_audit_trail_who_and_why()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", Lost);

        var entry = await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.suspended");
        Assert.Equal(merchant.Key(ManagedOrganization.Operator).Id, entry.ActorId?.Value);
        Assert.Equal("The laptop was lost.", entry.Reason?.Trim());
        Assert.Equal("""{"status":{"before":"active","after":"suspended"}}""", entry.Changes?.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_nothing_the_second_time()
    {
        var merchant = await host.SeedMerchantAsync();
        using var first = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", Lost);

        using var second = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", """{"reason":"again"}""");

        var key = await second.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("suspended", "The laptop was lost.", 2), (key.Status, key.StatusReason, key.Version));
        await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.suspended");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":"  "}""")]
    [InlineData("""{"reason":"a\u0000b"}""")]
    public async Task Refuses_to_do_it_without_a_reason(string json)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "api_key.reason");
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Counts_once_however_many_ask_at_the_same_moment()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Operator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", Lost), TestContext.Current.CancellationToken)));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        using var read = await merchant.GetAsync(merchant.PathOf(ManagedOrganization.Server));
        Assert.Equal(2, (await read.ReadAsync<ApiKeyResponse>()).Version);
        await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.suspended");
    }
}
