using System.Net.Http.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Tokens;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>PUT /v1/accounts/{subAccountId}/access.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private WireCaller _caller = null!;
    private ManagedOrganization _organization = null!;

    private SeededApiKey Reader => _caller.Merchant.Reader;

    private Guid Ikeja => _caller.Merchant.Organization.Accounts[0].Id;

    private Guid Yaba => _caller.Merchant.Organization.Accounts[1].Id;

    public async ValueTask InitializeAsync()
    {
        // A key that may change keys and holds what an outlet needs, and one that may change keys alone.
        _caller = await WireCaller.StartAsync(_host);
        _organization = new ManagedOrganization(_host, _caller.Merchant.Http, (await _host.SeedAsync(new SeedPlan(
            [
                new SeedOrganization(
                    "Abuja Steel",
                    null,
                    [new SeedAccount("Garki"), new SeedAccount("Wuse")],
                    [new SeedRole("All", ["*:*"]), new SeedRole("Keys", ["api_keys:*"]), new SeedRole("Nothing much", ["accounts:create"])],
                    [],
                    [
                        new SeedApiKey("all", "All", null), new SeedApiKey("keys", "Keys", null), new SeedApiKey("till", "Nothing much", ["Garki"]),
                        new SeedApiKey("admin", null, null), new SeedApiKey("limited admin", null, ["Garki"]),
                    ],
                    []),
            ],
            []))).Organizations[0]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Gives_a_key_access_to_the_account_and_kills_its_tokens()
    {
        var before = await TokenAsync("till");
        var reply = await PutAsync(Garki, Allow(Till, "ACCOUNT_WRITER"));

        Assert.Equal((200, "00"), (reply.Status, reply.Code));
        Assert.Equal((Garki, Till, "allow", "ACCOUNT_WRITER"), (
            reply.Data.GetProperty("subAccountId").GetGuid(), reply.Data.GetProperty("clientId").GetGuid(),
            reply.Data.GetProperty("grantType").GetString(), reply.Data.GetProperty("role").GetString()));
        Assert.False(await _caller.Merchant.IsActiveAsync(before));
        var claims = Jwt.Claims(await TokenAsync("till"));
        Assert.Equal("accounts:create accounts:read transactions:read transfers:initiate", claims.GetProperty("scope").GetString());
        Assert.Equal([Garki], claims.GetProperty("accounts").EnumerateArray().Select(a => a.GetGuid()));
        var entry = await _organization.SingleAuditAsync(_organization.Key("till").Id, "api_key.roles_changed");
        Assert.Contains($"Account writer on {Garki}", entry.Changes, StringComparison.Ordinal);
        Assert.Equal(_organization.Key("all").Id, entry.ActorId!.Value.Value);
    }

    [Fact]
    public async Task Changes_nothing_when_it_is_said_again()
    {
        await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"));
        var token = await TokenAsync("till");

        var again = await PutAsync(Garki, Allow(_organization.Key("till").Test.ClientId, "ACCOUNT_READER"));

        Assert.Equal("00", again.Code);
        Assert.True(await _caller.Merchant.IsActiveAsync(token));
        await _organization.SingleAuditAsync(_organization.Key("till").Id, "api_key.roles_changed");
    }

    [Fact]
    public async Task Takes_the_greater_access_away_when_it_gives_the_lesser()
    {
        await PutAsync(Garki, Allow(Till, "ACCOUNT_WRITER"));
        await PutAsync(Wuse, Allow(Till, "ACCOUNT_WRITER"));
        await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"));

        var claims = Jwt.Claims(await TokenAsync("till")).ToString();

        var entries = await _organization.AuditAsync(_organization.Key("till").Id);
        Assert.Contains($"Account reader on {Garki}, Account writer on {Wuse}", entries[^1].Changes, StringComparison.Ordinal);
        Assert.Contains("transfers:initiate", claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_access_away_and_leaves_the_rest()
    {
        await PutAsync(Garki, Allow(Till, "ACCOUNT_WRITER"));
        var token = await TokenAsync("till");

        var reply = await PutAsync(Garki, Deny(Till, "ACCOUNT_WRITER"));
        var again = await PutAsync(Garki, Deny(Till, "ACCOUNT_WRITER"));

        Assert.Equal(("00", "00"), (reply.Code, again.Code));
        Assert.False(await _caller.Merchant.IsActiveAsync(token));
        Assert.Equal("accounts:create", Jwt.Claims(await TokenAsync("till")).GetProperty("scope").GetString());
        Assert.Equal(2, (await _organization.AuditAsync(_organization.Key("till").Id)).Count(e => e.Action == "api_key.roles_changed"));
    }

    [Fact]
    public async Task Leaves_a_key_with_a_role_that_grants_nothing_when_it_takes_the_last()
    {
        await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"));
        var roles = $$"""{"roles":[{"roleId":"{{await RoleAsync("Account reader")}}","accounts":["{{Garki}}"]}]}""";
        using var alone = await _organization.SendAsync(HttpMethod.Put, $"{_organization.PathOf("till")}/roles", roles, "all");
        Assert.Equal(System.Net.HttpStatusCode.OK, alone.StatusCode);

        var denied = await PutAsync(Garki, Deny(Till, "ACCOUNT_READER"));

        Assert.Equal("00", denied.Code);
        Assert.Contains("\"after\":\"No access\"", (await _organization.AuditAsync(_organization.Key("till").Id))[^1].Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("accounts:read", Jwt.Claims(await TokenAsync("till")).ToString(), StringComparison.Ordinal);
        await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"));
        Assert.Contains($"\"after\":\"Account reader on {Garki}\"", (await _organization.AuditAsync(_organization.Key("till").Id))[^1].Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin", "ACCOUNT_WRITER")]
    [InlineData("admin", "ACCOUNT_READER")]
    [InlineData("limited admin", "ACCOUNT_READER")]
    public async Task Refuses_to_deny_what_the_key_would_hold_all_the_same(string key, string role)
    {
        var reply = await PutAsync(Garki, Deny(_organization.Key(key).Live.ClientId, role));

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.Contains("Admin", reply.Description, StringComparison.Ordinal);
        await _organization.AssertUntouchedAsync(_organization.Key(key).Id);
    }

    [Fact]
    public async Task Grants_no_more_than_the_caller_holds()
    {
        var reply = await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"), key: "keys");

        Assert.Equal((403, "403"), reply.Refusal);
        await _organization.AssertUntouchedAsync(_organization.Key("till").Id);
        Assert.Equal(Guid.Empty, await RoleAsync("Account reader"));
    }

    [Fact]
    public async Task Needs_a_good_token_with_the_permission_and_the_tokens_own_account()
    {
        var body = Allow(Till, "ACCOUNT_READER");

        Assert.Equal((401, "401"), (await PutAsync(Garki, body, account: null)).Refusal);
        Assert.Equal((401, "401"), (await PutAsync(Garki, body, account: "no-id")).Refusal);
        Assert.Equal((401, "401"), (await PutAsync(Garki, body, account: _caller.Account)).Refusal);
        Assert.Equal((401, "401"), (await PutAsync(Garki, body, bearer: "")).Refusal);
        Assert.Equal((401, "401"), (await PutAsync(Garki, body, bearer: "nonsense")).Refusal);
        Assert.Equal((403, "403"), (await PutAsync(Garki, body, key: "admin")).Refusal);
        await _organization.AssertUntouchedAsync(_organization.Key("till").Id);
    }

    [Fact]
    public async Task Refuses_the_token_of_a_test_pair()
    {
        var pair = _organization.Key("all").Test;

        var reply = await PutAsync(Garki, Allow(Till, "ACCOUNT_READER"), bearer: await _organization.IssueAsync(pair.ClientId, pair.ClientSecret!));

        Assert.Equal((401, "401"), reply.Refusal);
    }

    [Fact]
    public async Task Finds_no_record_of_another_organization()
    {
        var unknown = await PutAsync(Guid.CreateVersion7(), Allow(Till, "ACCOUNT_READER"));
        var foreign = await PutAsync(Ikeja, Allow(Till, "ACCOUNT_READER"));
        var client = await PutAsync(Garki, Allow(Reader.Live.ClientId, "ACCOUNT_READER"));
        var denied = await PutAsync(Garki, Deny(Guid.CreateVersion7(), "ACCOUNT_READER"));

        foreach (var reply in new[] { unknown, foreign, client, denied })
        {
            Assert.Equal((404, "404"), reply.Refusal);
            Assert.Equal("Record not found", reply.Description);
        }

        await _organization.AssertUntouchedAsync(_organization.Key("till").Id);
        await _organization.AssertUntouchedAsync(Reader.Id);
        Assert.NotEqual(Yaba, Ikeja);
    }

    [Theory]
    [InlineData("""{"clientId":"{id}","role":"ACCOUNT_READER"}""", "grantType")]
    [InlineData("""{"grantType":"permit","clientId":"{id}","role":"ACCOUNT_READER"}""", "grantType")]
    [InlineData("""{"grantType":"allow","role":"ACCOUNT_READER"}""", "client")]
    [InlineData("""{"grantType":"allow","clientId":"{id}"}""", "role")]
    [InlineData("""{"grantType":"allow","clientId":"{id}","role":"OWNER"}""", "role")]
    [InlineData("""[]""", "object")]
    public async Task Says_which_field_is_wrong(string body, string named)
    {
        var reply = await SendAsync(Garki, new StringContent(body.Replace("{id}", Till.ToString(), StringComparison.Ordinal), null, "application/json"), _organization.Id.ToString(), null, "all");

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.Contains(named, reply.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_access_to_a_suspended_account()
    {
        using var suspended = await _organization.PostAsync($"api/v1/organizations/{_organization.Id}/accounts/{Wuse}/suspend", """{"reason":"flooded"}""", "all");
        Assert.Equal(System.Net.HttpStatusCode.OK, suspended.StatusCode);

        Assert.Equal((400, "400"), (await PutAsync(Wuse, Allow(Till, "ACCOUNT_READER"))).Refusal);
    }

    [Fact]
    public async Task Makes_the_role_once_however_many_ask_at_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(i % 2 == 0 ? Garki : Wuse, Allow(Till, "ACCOUNT_READER"))));

        Assert.All(replies, r => Assert.Equal("00", r.Code));
        await _organization.SingleAuditAsync(await RoleAsync("Account reader"), "role.created");
        Assert.Equal(2, (await _organization.AuditAsync(_organization.Key("till").Id)).Count(e => e.Action == "api_key.roles_changed"));
    }

    [Fact]
    public async Task Names_the_method_that_works()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/accounts/{Garki}/access");
        var reply = await _caller.SendAsync(request);

        Assert.Equal((405, "405"), reply.Refusal);
        Assert.Equal(["PUT"], reply.Message.Content.Headers.Allow);
    }

    private Guid Garki => _organization.Seeded.Accounts[0].Id;

    private Guid Wuse => _organization.Seeded.Accounts[1].Id;

    private Guid Till => _organization.Key("till").Live.ClientId;

    private static object Allow(Guid client, string role) => new { grantType = "allow", clientId = client, role };

    private static object Deny(Guid client, string role) => new { grantType = "deny", clientId = client, role };

    private async Task<string> TokenAsync(string key)
    {
        var pair = _organization.Key(key).Live;
        return await _organization.IssueAsync(pair.ClientId, pair.ClientSecret!);
    }

    private async Task<Guid> RoleAsync(string name)
    {
        using var answer = await _organization.GetAsync($"api/v1/organizations/{_organization.Id}/roles", "all");
        var page = await answer.ReadAsync<Contracts.Http.Page<Contracts.Roles.RoleResponse>>();
        return page.Items.FirstOrDefault(r => r.Name == name)?.Id ?? Guid.Empty;
    }

    private Task<WireReply> PutAsync(Guid subAccount, object body, string key = "all", string? bearer = null) =>
        SendAsync(subAccount, JsonContent.Create(body), _organization.Id.ToString(), bearer, key);

    private Task<WireReply> PutAsync(Guid subAccount, object body, string? account) => SendAsync(subAccount, JsonContent.Create(body), account, null, "all");

    private async Task<WireReply> SendAsync(Guid subAccount, HttpContent body, string? account, string? bearer, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/accounts/{subAccount}/access") { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", bearer is "" ? "" : $"bearer {bearer ?? await _organization.TokenAsync(key)}");
        if (account is not null)
        {
            request.Headers.TryAddWithoutValidation("accountId", account);
        }

        return await _caller.SendAsync(request);
    }
}
