using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class RevokeApiKeyTests(ManagementHost host)
{
    private const string Leaked = """{"reason":"It was leaked."}""";

    [Fact]
    public async Task Kills_the_key_and_its_tokens()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);
        var pair = merchant.Key(ManagedOrganization.Server).Live;

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/revoke", Leaked);

        var key = await answer.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("revoked", "It was leaked.", 2), (key.Status, key.StatusReason, key.Version));
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        using var refused = await merchant.TryIssueAsync(pair.ClientId, pair.ClientSecret!);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Says_in_the_audit_trail_who_and_why()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/revoke", Leaked);

        var entry = await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.revoked");
        Assert.Equal((merchant.Key(ManagedOrganization.Operator).Id, "It was leaked."), (entry.ActorId?.Value, entry.Reason));
    }

    [Theory]
    [InlineData("suspend", """{"reason":"lost"}""")]
    [InlineData("resume", null)]
    public async Task Is_final(string action, string? json)
    {
        var merchant = await RevokedAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/{action}", json);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.revoked");
    }

    [Fact]
    public async Task Leaves_no_name_to_change()
    {
        var merchant = await RevokedAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), """{"name":"Other"}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.revoked");
    }

    [Fact]
    public async Task Frees_the_name_for_another_key()
    {
        var merchant = await RevokedAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, $$"""{"name":"{{ManagedOrganization.Server}}","role":"Key reader"}""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Refuses_to_do_it_without_a_reason()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/revoke", "{}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "api_key.reason");
        Assert.DoesNotContain(await merchant.AuditAsync(merchant.Key(ManagedOrganization.Server).Id), e => e.Action == "api_key.revoked");
    }

    private async Task<ManagedOrganization> RevokedAsync()
    {
        var merchant = await host.SeedMerchantAsync();
        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/revoke", Leaked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return merchant;
    }
}
