using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class RenameApiKeyTests(ManagementHost host)
{
    [Fact]
    public async Task Gives_the_key_another_name_and_leaves_its_tokens_alone()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), """{"name":"Till 1"}""");

        var key = await answer.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("Till 1", 1), (key.Name, key.Version));
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var entry = await merchant.SingleAuditAsync(key.Id, "api_key.renamed");
        Assert.Contains("Till 1", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_name_already_in_use()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), $$"""{"name":"{{ManagedOrganization.Operator}}"}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.name_taken");
        using var read = await merchant.GetAsync(merchant.PathOf(ManagedOrganization.Server));
        Assert.Equal(ManagedOrganization.Server, (await read.ReadAsync<ApiKeyResponse>()).Name);
        Assert.DoesNotContain(await merchant.AuditAsync(merchant.Key(ManagedOrganization.Server).Id), e => e.Action == "api_key.renamed");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":null}""")]
    public async Task Refuses_no_name(string json)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "api_key.name");
    }
}
