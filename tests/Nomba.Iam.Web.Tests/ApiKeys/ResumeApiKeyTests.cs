using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class ResumeApiKeyTests(ManagementHost host)
{
    [Fact]
    public async Task Lets_the_key_get_tokens_again_and_leaves_the_old_ones_dead()
    {
        var merchant = await SuspendedAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/resume", null, ManagedOrganization.Everything);

        var key = await answer.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("active", null, 3), (key.Status, key.StatusReason, key.Version));
        using var old = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await old.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        var pair = merchant.Key(ManagedOrganization.Server).Live;
        using var request = new HttpRequestMessage(HttpMethod.Get, merchant.Keys);
        request.Headers.Authorization = new("Bearer", await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!));
        using var renewed = await merchant.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
    }

    [Fact]
    public async Task Says_so_in_the_audit_trail()
    {
        var merchant = await SuspendedAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/resume", null, ManagedOrganization.Everything);

        var entry = await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.resumed");
        Assert.Equal(merchant.Key(ManagedOrganization.Everything).Id, entry.ActorId?.Value);
    }

    [Fact]
    public async Task Changes_nothing_for_an_active_key()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/resume", null);

        Assert.Equal(1, (await answer.ReadAsync<ApiKeyResponse>()).Version);
        Assert.DoesNotContain(await merchant.AuditAsync(merchant.Key(ManagedOrganization.Server).Id), e => e.Action == "api_key.resumed");
    }

    private async Task<ManagedOrganization> SuspendedAsync()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);
        using var answer = await merchant.PostAsync($"{merchant.PathOf(ManagedOrganization.Server)}/suspend", """{"reason":"lost"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return merchant;
    }
}
