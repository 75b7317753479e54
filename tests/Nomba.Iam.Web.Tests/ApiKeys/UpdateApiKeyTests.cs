using System.Net;
using System.Text;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class UpdateApiKeyTests(ManagementHost host)
{
    private const string Described = """{"description":" Tills of Ikeja ","tags":["Tills","ikeja"],"ownerContact":"ada@lagos.example"}""";

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
        var entry = await merchant.SingleAuditAsync(key.Id, "api_key.updated");
        Assert.Equal("""{"name":{"before":"server","after":"Till 1"}}""", entry.Changes);
    }

    [Fact]
    public async Task Changes_what_is_said_leaves_what_is_absent_and_clears_what_is_null()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var described = await merchant.PatchAsync(path, Described);
        using var cleared = await merchant.PatchAsync(path, """{"description":null,"tags":null}""");

        var first = await described.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("Tills of Ikeja", "ada@lagos.example", ManagedOrganization.Server), (first.Description, first.OwnerContact, first.Name));
        Assert.Equal(["ikeja", "tills"], first.Tags);
        var second = await cleared.ReadAsync<ApiKeyResponse>();
        Assert.Equal((null, "ada@lagos.example", 1), (second.Description, second.OwnerContact, second.Version));
        Assert.Empty(second.Tags);
        Assert.Equal(2, (await merchant.AuditAsync(first.Id)).Count(e => e.Action == "api_key.updated"));
    }

    [Fact]
    public async Task Writes_nothing_when_nothing_changes()
    {
        var merchant = await host.SeedMerchantAsync();
        using var before = await merchant.GetAsync(merchant.PathOf(ManagedOrganization.Server));

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), "{}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before.Headers.ETag, answer.Headers.ETag);
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);
    }

    [Fact]
    public async Task Refuses_a_name_already_in_use()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), $$"""{"name":"{{ManagedOrganization.Operator}}"}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "api_key.name_taken");
        using var read = await merchant.GetAsync(merchant.PathOf(ManagedOrganization.Server));
        Assert.Equal(ManagedOrganization.Server, (await read.ReadAsync<ApiKeyResponse>()).Name);
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);

        // What we answer ourselves is no fault: nobody is to be woken by it.
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("DbUpdateException", StringComparison.Ordinal) || line.Contains("Failed executing DbCommand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_a_moment_of_any_offset()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), """{"restrictions":{"expiresAt":"2028-01-01T00:30:00+01:00"}}""");

        Assert.Equal(new DateTimeOffset(2027, 12, 31, 23, 30, 0, TimeSpan.Zero), (await answer.ReadAsync<ApiKeyResponse>()).Restrictions.ExpiresAt);
    }

    [Theory]
    [InlineData("""{"name":""}""", "api_key.name", "name")]
    [InlineData("""{"name":null}""", "api_key.name", "name")]
    [InlineData("""{"tags":["a","A"]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":[""]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":[null]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":["a\nb"]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":["a\u200bb"]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":["012345678901234567890123456789012345678901234567890"]}""", "api_key.tags", "tags")]
    [InlineData("""{"tags":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21"]}""", "api_key.tags", "tags")]
    [InlineData("""{"description":"a\u0000b"}""", "api_key.description", "description")]
    [InlineData("""{"ownerContact":"a\nb"}""", "api_key.owner_contact", "ownerContact")]
    [InlineData("""{"restrictions":{"ipAllowList":["10.0.0.5/8"]}}""", "api_key.ip_host_bits", "restrictions.ipAllowList")]
    [InlineData("""{"restrictions":{"ipAllowList":["shop.example"]}}""", "api_key.ip_allow_list", "restrictions.ipAllowList")]
    [InlineData("""{"restrictions":{"ipAllowList":[null]}}""", "api_key.ip_allow_list", "restrictions.ipAllowList")]
    [InlineData("""{"restrictions":{"expiresAt":"2020-01-01T00:00:00Z"}}""", "api_key.expiry", "restrictions.expiresAt")]
    [InlineData("""{"restrictions":{"expiresAt":"2120-01-01T00:00:00Z"}}""", "api_key.expiry", "restrictions.expiresAt")]
    [InlineData("""{"restrictions":{"expiresAt":"2030-01-31T23:59:59"}}""", "request.malformed", "restrictions.expiresAt")]
    [InlineData("""{"restrictions":{"expiresAt":"2030-01-31"}}""", "request.malformed", "restrictions.expiresAt")]
    [InlineData("""{"restrictions":{"allowedGrant":"password"}}""", "api_key.allowed_grant", "restrictions.allowedGrant")]
    public async Task Refuses_what_it_cannot_keep_and_changes_nothing(string json, string code, string field)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), json);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, Assert.Single(problem.Errors!).Field);
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);
    }

    [Fact]
    public async Task Refuses_lists_and_texts_that_are_too_long()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);
        var ranges = string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"10.0.0.{i}\""));

        using var tooMany = await merchant.PatchAsync(path, $$$"""{"restrictions":{"ipAllowList":[{{{ranges}}}]}}""");
        using var tooLong = await merchant.PatchAsync(path, $$"""{"description":"{{new string('x', 501)}}"}""");
        using var tooFar = await merchant.PatchAsync(path, $$"""{"ownerContact":"{{new string('x', 201)}}"}""");

        await tooMany.ProblemAsync(HttpStatusCode.BadRequest, "api_key.ip_allow_list");
        await tooLong.ProblemAsync(HttpStatusCode.BadRequest, "api_key.description");
        await tooFar.ProblemAsync(HttpStatusCode.BadRequest, "api_key.owner_contact");
    }

    [Theory]
    [InlineData("""{"role":"Owner"}""")]
    [InlineData("""{"restrictions":{"ip":[]}}""")]
    [InlineData("""{"restrictions":[]}""")]
    [InlineData("""{"tags":"a"}""")]
    [InlineData("""{"restrictions":{"expiresAt":"tomorrow"}}""")]
    public async Task Refuses_members_that_it_does_not_know_and_values_of_another_kind(string json)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PatchAsync(merchant.PathOf(ManagedOrganization.Server), json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);
    }

    [Fact]
    public async Task Keeps_restrictions_in_one_form_and_tells_them_to_the_audit_trail()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var restricted = await merchant.PatchAsync(
            path, """{"restrictions":{"ipAllowList":["41.190.2.7","::ffff:41.190.2.7","2001:DB8::/32"],"expiresAt":"2028-01-01T01:00:00.75+01:00","allowedGrant":"oauth"}}""");
        using var partly = await merchant.PatchAsync(path, """{"restrictions":{"ipAllowList":null}}""", ManagedOrganization.Everything);
        using var lifted = await merchant.PatchAsync(path, """{"restrictions":null}""", ManagedOrganization.Everything);

        var key = await restricted.ReadAsync<ApiKeyResponse>();
        Assert.Equal(["41.190.2.7/32", "2001:db8::/32"], key.Restrictions.IpAllowList);
        Assert.Equal((new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero), "oauth", false), (key.Restrictions.ExpiresAt, key.Restrictions.AllowedGrant, key.Restrictions.SingleSession));
        Assert.Equal(2, key.Version);
        var rest = (await partly.ReadAsync<ApiKeyResponse>()).Restrictions;
        Assert.Empty(rest.IpAllowList);
        Assert.Equal((key.Restrictions.ExpiresAt, "oauth"), (rest.ExpiresAt, rest.AllowedGrant));
        var free = (await lifted.ReadAsync<ApiKeyResponse>()).Restrictions;
        Assert.Equal((null, "both"), (free.ExpiresAt, free.AllowedGrant));
        var entry = (await merchant.AuditAsync(key.Id)).First(e => e.Action == "api_key.updated");
        Assert.Contains("2028-01-01T00:00:00Z", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("41.190.2.7/32, 2001:db8::/32", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_revoked_key_and_an_outdated_revision()
    {
        var merchant = await host.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent(Described, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", await merchant.TokenAsync(ManagedOrganization.Operator));
        request.Headers.TryAddWithoutValidation("If-Match", "\"r7\"");

        using var outdated = await merchant.SendAsync(request);
        using var revoked = await merchant.PostAsync($"{path}/revoke", """{"reason":"lost"}""");
        using var late = await merchant.PatchAsync(path, Described);

        await outdated.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        await late.ProblemAsync(HttpStatusCode.Conflict, "api_key.revoked");
        Assert.DoesNotContain(await merchant.AuditAsync(merchant.Key(ManagedOrganization.Server).Id), e => e.Action == "api_key.updated");
    }

    [Fact]
    public async Task Makes_a_key_with_everything_that_can_be_said_of_it()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(
            merchant.Keys,
            """{"name":"Till 1","role":"Key reader","description":"Tills","tags":["b","A"],"ownerContact":"Ada","restrictions":{"ipAllowList":["10.0.0.0/8"],"singleSession":true}}""",
            ManagedOrganization.Everything);
        using var bad = await merchant.PostAsync(merchant.Keys, """{"name":"Till 2","role":"Key reader","restrictions":{"ipAllowList":["10.0.0.1/8"]}}""", ManagedOrganization.Everything);

        var key = (await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created)).Key;
        Assert.Equal(("Tills", "Ada", true), (key.Description, key.OwnerContact, key.Restrictions.SingleSession));
        Assert.Equal(["a", "b"], key.Tags);
        Assert.Equal(["10.0.0.0/8"], key.Restrictions.IpAllowList);
        Assert.Contains("10.0.0.0/8", (await merchant.SingleAuditAsync(key.Id, "api_key.created")).Changes, StringComparison.Ordinal);
        await bad.ProblemAsync(HttpStatusCode.BadRequest, "api_key.ip_host_bits");
    }
}
