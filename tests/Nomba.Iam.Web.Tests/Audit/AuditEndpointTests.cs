using System.Net;
using System.Text.Json;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Audit;

public sealed class AuditEndpointTests(ManagementHost host)
{
    private const string Everything = ManagedOrganization.Everything;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_what_happened_page_by_page_newest_first()
    {
        var merchant = await host.SeedMerchantAsync();
        await RenameAsync(merchant, "first");
        await RenameAsync(merchant, "second");

        var first = await ListAsync(merchant, "?limit=1");
        var second = await ListAsync(merchant, $"?limit=1&cursor={first.Next}");

        var (newest, older) = (Assert.Single(first.Items), Assert.Single(second.Items));
        Assert.Equal(("api_key.updated", "api_key.updated"), (newest.Action, older.Action));
        Assert.Equal((newest.Sequence, newest.PreviousHash), (older.Sequence + 1, older.Hash));
        Assert.Equal("second", newest.Changes?["name"].After);
        Assert.Equal((merchant.Key(ManagedOrganization.Operator).Id, "api_key", null), (newest.Actor.MemberId, newest.Actor.Kind, newest.Actor.ApplicationId));
        Assert.NotNull(newest.Actor.Address);
        Assert.NotNull(newest.Actor.RequestId);
    }

    [Fact]
    public async Task Finds_entries_by_actor_action_target_time_and_text()
    {
        var merchant = await host.SeedMerchantAsync();
        await RenameAsync(merchant, "Kiosk in Yaba");
        var (key, actor) = (merchant.Key(ManagedOrganization.Server).Id, merchant.Key(ManagedOrganization.Operator).Id);
        string[] queries =
        [
            $"actor={actor}", "action=api_key.updated", $"action=api_key.*&actor={actor}", $"targetType=api_key&targetId={key}&action=api_key.updated",
            "q=kiosk+in+yaba", $"from={DateTime.UnixEpoch:yyyy-MM-dd}&to=2999-01-01T00:00:00Z&action=api_key.updated",
        ];

        foreach (var query in queries)
        {
            Assert.Equal("api_key.updated", Assert.Single((await ListAsync(merchant, $"?{query}")).Items).Action);
        }

        foreach (var beginning in (string[])["2000-01-01", "2000-01-01T00:00Z", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00.5+01:00", "2000-01-01T00:00:00-01:00"])
        {
            Assert.NotEmpty((await ListAsync(merchant, $"?from={beginning}")).Items);
            Assert.Empty((await ListAsync(merchant, $"?to={beginning}")).Items);
        }

        Assert.Empty((await ListAsync(merchant, "?q=%25%25")).Items);
    }

    [Theory]
    [InlineData("limit=101", "page.limit")]
    [InlineData("cursor=abc", "page.cursor")]
    [InlineData("cursor=!", "page.cursor")]
    [InlineData("cursor=AAAAAAAAAA!", "page.cursor")]
    [InlineData("actor=ada", "audit.actor")]
    [InlineData("action=*", "audit.action")]
    [InlineData("action=api*.key", "audit.action")]
    [InlineData("from=yesterday", "audit.moment")]
    [InlineData("to=01/02/2026", "audit.moment")]
    [InlineData("from=2026-02-01&to=2026-01-01", "audit.period")]
    public async Task Refuses_a_query_that_it_does_not_understand(string query, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{Audit(merchant)}?{query}", Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("", "audit:read")]
    [InlineData("/verify", "audit:read")]
    [InlineData("/export", "audit:export")]
    public async Task Is_for_members_who_hold_the_permission(string path, string permission)
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());

        using var nobody = await merchant.SendAsync(HttpMethod.Get, Audit(merchant) + path, null, null);
        using var refused = await merchant.GetAsync(Audit(merchant) + path, ManagedOrganization.Operator);
        using var foreign = await merchant.GetAsync(Audit(other) + path, Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        var problem = await refused.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains(permission, problem.Detail, StringComparison.Ordinal);
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Fact]
    public async Task Reads_one_entry_and_not_that_of_another_organization()
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var (ours, theirs) = ((await ListAsync(merchant, "")).Items[0], (await ListAsync(other, "")).Items[0]);

        using var own = await merchant.GetAsync($"{Audit(merchant)}/{ours.Id}", Everything);
        using var foreign = await merchant.GetAsync($"{Audit(merchant)}/{theirs.Id}", Everything);
        using var malformed = await merchant.GetAsync($"{Audit(merchant)}/abc", Everything);

        Assert.Equal(ours.Hash, (await own.ReadAsync<AuditEntryResponse>()).Hash);
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "audit_entry.not_found");
        await malformed.ProblemAsync(HttpStatusCode.NotFound, "audit_entry.not_found");
    }

    [Fact]
    public async Task Takes_personal_data_out_for_good_and_still_verifies()
    {
        var merchant = await host.SeedMerchantAsync();
        await RenameAsync(merchant, "Ada's till");
        var entry = (await ListAsync(merchant, "?action=api_key.updated")).Items[0];

        using var answer = await RedactAsync(merchant, entry.Id, """{"reason":" Asked for. "}""");
        using var again = await RedactAsync(merchant, entry.Id, """{"reason":"Asked for."}""");

        var redacted = await answer.ReadAsync<AuditEntryResponse>();
        Assert.Equal((null, null, null, entry.Hash, "Asked for."), (redacted.Changes, redacted.Actor.Address, redacted.Actor.UserAgent, redacted.Hash, redacted.Redaction?.Reason));
        await again.ProblemAsync(HttpStatusCode.Conflict, "audit_entry.redacted");
        var record = (await ListAsync(merchant, "?action=audit.redacted")).Items.Single();
        Assert.Equal((entry.Id.ToString(), "Asked for.", redacted.Redaction?.At), (record.TargetId, record.Reason, record.At));
        using var ofRecord = await RedactAsync(merchant, record.Id, """{"reason":"Hide it."}""");
        await ofRecord.ProblemAsync(HttpStatusCode.Conflict, "audit_entry.redaction_stays");
        Assert.True((await VerifyAsync(merchant)).IsIntact);
    }

    [Theory]
    [InlineData("""{"reason":""}""", "audit_entry.reason")]
    [InlineData("""{"why":"x"}""", "request.malformed")]
    public async Task Takes_nothing_out_without_a_reason(string body, string code)
    {
        var merchant = await host.SeedMerchantAsync();
        var entry = (await ListAsync(merchant, "")).Items[0];

        using var answer = await RedactAsync(merchant, entry.Id, body);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty((await ListAsync(merchant, "?action=audit.redacted")).Items);
    }

    [Fact]
    public async Task Lets_nobody_take_out_what_is_not_theirs()
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var theirs = (await ListAsync(other, "")).Items[0];
        const string body = """{"reason":"x"}""";

        using var nobody = await merchant.SendAsync(HttpMethod.Post, $"{Audit(other)}/{theirs.Id}/redact", body, null);
        using var refused = await merchant.PostAsync($"{Audit(merchant)}/{theirs.Id}/redact", body, ManagedOrganization.Operator);
        using var foreign = await RedactAsync(merchant, theirs.Id, body);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "audit_entry.not_found");
        Assert.Null((await ListAsync(other, $"?targetId={theirs.TargetId}&action={theirs.Action}")).Items[0].Redaction);
    }

    [Fact]
    public async Task Verifies_the_chain_of_an_organization()
    {
        var merchant = await host.SeedMerchantAsync();

        var verification = await VerifyAsync(merchant);

        var newest = (await ListAsync(merchant, "?limit=1")).Items[0];
        Assert.Equal((true, newest.Sequence, newest.Sequence, newest.Hash), (verification.IsIntact, verification.Entries, verification.LastSequence, verification.LastHash));
        Assert.Equal((null, null), (verification.Cut, verification.Fault));
    }

    [Fact]
    public async Task Publishes_the_keys_to_anybody()
    {
        var merchant = await host.SeedMerchantAsync();
        using var export = await merchant.GetAsync($"{Audit(merchant)}/export", Everything);
        using var answer = await host.Client.GetAsync(new Uri(".well-known/nomba-audit-keys", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        using var keys = JsonDocument.Parse(await answer.TextAsync());
        var key = keys.RootElement.GetProperty("keys").EnumerateArray().First();
        Assert.Equal(["kty", "crv", "alg", "use", "kid", "x", "y"], key.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("EC", "P-256", "ES256"), (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString(), key.GetProperty("alg").GetString()));
    }

    private static string Audit(ManagedOrganization merchant) => $"api/v1/organizations/{merchant.Id}/audit";

    private static async Task RenameAsync(ManagedOrganization merchant, string name)
    {
        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), JsonSerializer.Serialize(new { name }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<Page<AuditEntryResponse>> ListAsync(ManagedOrganization merchant, string query)
    {
        using var answer = await merchant.GetAsync(Audit(merchant) + query, Everything);
        return await answer.ReadAsync<Page<AuditEntryResponse>>();
    }

    private static async Task<AuditVerificationResponse> VerifyAsync(ManagedOrganization merchant)
    {
        using var answer = await merchant.GetAsync($"{Audit(merchant)}/verify", Everything);
        return await answer.ReadAsync<AuditVerificationResponse>();
    }

    private static Task<HttpResponseMessage> RedactAsync(ManagedOrganization merchant, Guid entry, string body) =>
        merchant.PostAsync($"{Audit(merchant)}/{entry}/redact", body, Everything);
}
