using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class DeleteApiKeyTests(ManagementHost host)
{
    [Fact]
    public async Task Ends_the_key_with_its_tokens_and_shows_it_as_revoked()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Server);
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var answer = await merchant.SendAsync(HttpMethod.Delete, path, null, ManagedOrganization.Operator);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var read = await merchant.GetAsync(path);
        var key = await read.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("revoked", "Deleted.", 2), (key.Status, key.StatusReason, key.Version));
        Assert.NotNull(key.DeletedAt);
        using var members = await merchant.GetAsync(merchant.Members);
        Assert.Equal("revoked", (await members.ReadAsync<Page<MemberResponse>>()).Items.Single(m => m.Id == key.Id).Status);
        using var after = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Server);
        await after.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        var entry = await merchant.SingleAuditAsync(key.Id, "api_key.deleted");
        Assert.Equal(merchant.Key(ManagedOrganization.Operator).Id, entry.ActorId?.Value);
    }

    [Fact]
    public async Task Changes_nothing_the_second_time()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var first = await merchant.SendAsync(HttpMethod.Delete, path, null, ManagedOrganization.Operator);
        using var second = await merchant.SendAsync(HttpMethod.Delete, path, null, ManagedOrganization.Operator);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
        await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.deleted");
    }

    [Fact]
    public async Task Deletes_a_key_that_is_revoked_already_and_keeps_why()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);
        using var revoked = await merchant.PostAsync($"{path}/revoke", """{"reason":"lost"}""");

        using var answer = await merchant.SendAsync(HttpMethod.Delete, path, null, ManagedOrganization.Operator);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var read = await merchant.GetAsync(path);
        Assert.Equal("lost", (await read.ReadAsync<ApiKeyResponse>()).StatusReason);
        await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.deleted");
    }

    [Fact]
    public async Task Refuses_an_outdated_revision()
    {
        var merchant = await host.SeedMerchantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, merchant.PathOf(ManagedOrganization.Server));
        request.Headers.Authorization = new("Bearer", await merchant.TokenAsync(ManagedOrganization.Operator));
        request.Headers.TryAddWithoutValidation("If-Match", "\"r9\"");

        using var answer = await merchant.SendAsync(request);

        await answer.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);
    }

    [Fact]
    public async Task Hides_the_key_once_it_was_shown_long_enough_and_keeps_what_was_said_of_it()
    {
        await using var hasty = new IamHost(null, ("Iam:ApiKeys:DeletedRetention", "00:00:00"));
        using var client = hasty.CreateClient();
        var merchant = await ManagedOrganization.SeedAsync(hasty, client);
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var answer = await merchant.SendAsync(HttpMethod.Delete, path, null, ManagedOrganization.Operator);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var read = await merchant.GetAsync(path);
        await read.ProblemAsync(HttpStatusCode.NotFound, "api_key.not_found");
        using var list = await merchant.GetAsync(merchant.Keys);
        Assert.DoesNotContain((await list.ReadAsync<Page<ApiKeyResponse>>()).Items, k => k.Name == ManagedOrganization.Server);
        using var members = await merchant.GetAsync(merchant.Members);
        var shown = (await members.ReadAsync<Page<MemberResponse>>()).Items;
        Assert.Equal(merchant.Seeded.Users.Count + merchant.Seeded.ApiKeys.Count - 1, shown.Count);
        Assert.DoesNotContain(shown, m => m.Name == ManagedOrganization.Server);
        Assert.Equal(2, (await merchant.AuditAsync(merchant.Key(ManagedOrganization.Server).Id)).Count);
    }

    [Fact]
    public async Task Counts_once_however_many_ask_at_the_same_moment()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Operator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => merchant.SendAsync(HttpMethod.Delete, merchant.PathOf(ManagedOrganization.Server), null, ManagedOrganization.Operator),
            TestContext.Current.CancellationToken)));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        await merchant.SingleAuditAsync(merchant.Key(ManagedOrganization.Server).Id, "api_key.deleted");
    }
}
