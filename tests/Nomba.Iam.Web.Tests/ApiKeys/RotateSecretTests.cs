using System.Net;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class RotateSecretTests(ManagementHost host)
{
    private const string Server = ManagedOrganization.Server;

    [Fact]
    public async Task Lets_both_secrets_work_until_the_old_one_is_let_go()
    {
        var merchant = await host.SeedMerchantAsync();
        var old = merchant.Key(Server).Live;

        using var rotating = await merchant.RotateAsync(Server, "live", """{"gracePeriodSeconds":3600}""");
        var rotated = await rotating.ReadAsync<RotatedSecretResponse>(HttpStatusCode.Created);
        var secret = rotated.Credential.ClientSecret;
        Assert.Equal((old.ClientId, 44), (rotated.Credential.ClientId, secret.Length));
        Assert.Equal(["pending", "active"], rotated.Key.Live.Secrets.Select(s => s.State));
        Assert.Equal((secret[^4..], old.ClientSecret![^4..]), (rotated.Key.Live.Secrets[0].Hint, rotated.Key.Live.SecretHint));
        Assert.Single(rotated.Key.Test.Secrets);

        await merchant.IssueAsync(old.ClientId, old.ClientSecret!);
        Assert.Equal(["pending", "active"], await merchant.StatesAsync(Server));
        await merchant.IssueAsync(old.ClientId, secret);
        Assert.Equal(["active", "retiring"], await merchant.StatesAsync(Server));
        await merchant.IssueAsync(old.ClientId, old.ClientSecret!);
        await merchant.IssueAsync(old.ClientId, secret);

        using var completing = await merchant.CompleteAsync(Server, "{}");
        var completed = await completing.ReadAsync<ApiKeyResponse>();
        Assert.Equal(secret[^4..], completed.Live.SecretHint);
        Assert.True(completed.Live.Secrets[1].GraceEndsAt <= TimeProvider.System.GetUtcNow());
        Assert.NotNull(completed.Live.Secrets[0].FirstUsedAt);
        Assert.False(await merchant.WorksAsync(old.ClientId, old.ClientSecret!));
        Assert.True(await merchant.WorksAsync(old.ClientId, secret));
        using var next = await merchant.RotateAsync(Server, "live", null);
        Assert.Equal(["pending", "active"], (await next.ReadAsync<RotatedSecretResponse>(HttpStatusCode.Created)).Key.Live.Secrets.Select(s => s.State));
    }

    [Fact]
    public async Task Says_in_the_audit_trail_what_happened_to_the_secrets_and_never_what_they_are()
    {
        var merchant = await host.SeedMerchantAsync();
        var (key, caller) = (merchant.Key(Server), merchant.Key(ManagedOrganization.Everything));

        var secret = await merchant.RotatedAsync(Server, "live", """{"gracePeriodSeconds":3600}""");
        await merchant.IssueAsync(key.Live.ClientId, secret);
        using var completing = await merchant.CompleteAsync(Server, null);

        var entries = (await merchant.AuditAsync(key.Id)).Where(e => e.Action != "api_key.created").ToArray();
        Assert.Equal(["api_key.rotated", "api_key.secret_activated", "api_key.secret_retired"], entries.Select(e => e.Action));
        Assert.Equal([caller.Id, key.Id, caller.Id], entries.Select(e => e.ActorId!.Value.Value));
        Assert.Contains("grace_ends_at", entries[1].Changes, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", entries[1].Address?.Replace("::ffff:", "", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => Holds(e, secret) || Holds(e, key.Live.ClientSecret!));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_the_old_secret_at_once_when_there_is_no_grace_period()
    {
        var merchant = await host.SeedMerchantAsync();
        var old = merchant.Key(Server).Test;
        var secret = await merchant.RotatedAsync(Server, "test", """{"gracePeriodSeconds":0}""");
        Assert.True(await merchant.WorksAsync(old.ClientId, old.ClientSecret!));

        Assert.True(await merchant.WorksAsync(old.ClientId, secret));

        Assert.False(await merchant.WorksAsync(old.ClientId, old.ClientSecret!));
        Assert.True(await merchant.WorksAsync(old.ClientId, secret));
    }

    [Fact]
    public async Task Takes_a_secret_back_that_was_not_used()
    {
        var merchant = await host.SeedMerchantAsync();
        var old = merchant.Key(Server).Live;
        var secret = await merchant.RotatedAsync(Server, "live", null);

        using var cancelling = await merchant.CancelAsync(Server);

        Assert.Equal(["active"], (await cancelling.ReadAsync<ApiKeyResponse>()).Live.Secrets.Select(s => s.State));
        Assert.False(await merchant.WorksAsync(old.ClientId, secret));
        Assert.True(await merchant.WorksAsync(old.ClientId, old.ClientSecret!));
        var entry = await merchant.SingleAuditAsync(merchant.Key(Server).Id, "api_key.rotation_cancelled");
        Assert.Contains(secret[^4..], entry.Changes, StringComparison.Ordinal);
        using var again = await merchant.CancelAsync(Server);
        await again.ProblemAsync(HttpStatusCode.Conflict, "api_key.no_pending_secret");
    }

    [Fact]
    public async Task Does_not_take_back_a_secret_that_is_in_use()
    {
        var merchant = await host.SeedMerchantAsync();
        var secret = await merchant.RotatedAsync(Server, "live", null);
        await merchant.IssueAsync(merchant.Key(Server).Live.ClientId, secret);

        using var answer = await merchant.CancelAsync(Server);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.no_pending_secret");
        Assert.True(await merchant.WorksAsync(merchant.Key(Server).Live.ClientId, secret));
    }

    [Fact]
    public async Task Refuses_a_third_secret()
    {
        var merchant = await host.SeedMerchantAsync();
        var secret = await merchant.RotatedAsync(Server, "live", null);

        using var whilePending = await merchant.RotateAsync(Server, "live", null);
        await merchant.IssueAsync(merchant.Key(Server).Live.ClientId, secret);
        using var whileRetiring = await merchant.RotateAsync(Server, "live", null);
        using var otherPair = await merchant.RotateAsync(Server, "test", null);

        await whilePending.ProblemAsync(HttpStatusCode.Conflict, "api_key.rotation_in_progress");
        await whileRetiring.ProblemAsync(HttpStatusCode.Conflict, "api_key.rotation_in_progress");
        Assert.Equal(HttpStatusCode.Created, otherPair.StatusCode);
    }

    [Fact]
    public async Task Makes_one_secret_however_many_ask_at_once()
    {
        var merchant = await host.SeedMerchantAsync();
        await merchant.TokenAsync(ManagedOrganization.Everything);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => merchant.RotateAsync(Server, "live", null)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        await merchant.SingleAuditAsync(merchant.Key(Server).Id, "api_key.rotated");
        Array.ForEach(answers, a => a.Dispose());
    }

    [Fact]
    public async Task Gives_nobody_a_secret_of_a_key_that_holds_more_than_they_do()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.RotateAsync(Server, "live", null, ManagedOrganization.KeyKeeper);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        await merchant.AssertUntouchedAsync(merchant.Key(Server).Id);
        Assert.Equal(["active"], await merchant.StatesAsync(Server));
    }

    [Theory]
    [InlineData("""{"gracePeriodSeconds":-1}""", "api_key.grace_period")]
    [InlineData("""{"gracePeriodSeconds":604801}""", "api_key.grace_period")]
    [InlineData("""{"gracePeriodSeconds":"day"}""", "request.malformed")]
    [InlineData("""{"grace":1}""", "request.malformed")]
    public async Task Refuses_a_grace_period_that_is_none(string json, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.RotateAsync(Server, "live", json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        await merchant.AssertUntouchedAsync(merchant.Key(Server).Id);
    }

    [Fact]
    public async Task Knows_two_pairs_and_no_third()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.RotateAsync(Server, "staging", null);

        await answer.ProblemAsync(HttpStatusCode.NotFound, "api_key.credential_not_found");
    }

    [Fact]
    public async Task Has_nothing_to_complete_before_the_new_secret_is_used()
    {
        var merchant = await host.SeedMerchantAsync();
        using var before = await merchant.CompleteAsync(Server, null);
        await merchant.RotatedAsync(Server, "live", null);

        using var pending = await merchant.CompleteAsync(Server, null);

        await before.ProblemAsync(HttpStatusCode.Conflict, "api_key.no_retiring_secret");
        await pending.ProblemAsync(HttpStatusCode.Conflict, "api_key.no_retiring_secret");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaves_tokens_alone_unless_they_are_to_die(bool revoke)
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(Server).Live;
        await merchant.TokenAsync(Server);
        await merchant.IssueAsync(pair.ClientId, await merchant.RotatedAsync(Server, "live", null));

        using var completing = await merchant.CompleteAsync(Server, revoke ? """{"revokeTokens":true}""" : null);

        Assert.Equal(HttpStatusCode.OK, completing.StatusCode);
        using var after = await merchant.GetAsync(merchant.Keys, Server);
        Assert.Equal(revoke ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, after.StatusCode);
        var entry = await merchant.SingleAuditAsync(merchant.Key(Server).Id, "api_key.secret_retired");
        Assert.Contains(revoke ? "revoked" : "kept", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_revoked_key_no_secret()
    {
        var merchant = await host.SeedMerchantAsync();
        using var revoking = await merchant.PostAsync($"{merchant.PathOf(Server)}/revoke", """{"reason":"done"}""", ManagedOrganization.Everything);

        using var answer = await merchant.RotateAsync(Server, "live", null);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.revoked");
    }

    private static bool Holds(AuditEntry entry, string secret) => $"{entry.Changes}{entry.Reason}{entry.TargetId}".Contains(secret, StringComparison.Ordinal);
}
