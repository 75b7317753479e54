using System.Globalization;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Tokens;

namespace Nomba.Iam.Web.Tests.Wire;

public sealed class IssueTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private WireCaller _caller = null!;

    private SeededApiKey Key => _caller.Merchant.Admin;

    public async ValueTask InitializeAsync() => _caller = await WireCaller.StartAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Answers_in_the_documented_envelope()
    {
        var reply = await _caller.IssueAsync(Key.Live);

        Assert.Equal((200, "00", "Success"), (reply.Status, reply.Code, reply.Description));
        Assert.Equal(["code", "description", "data"], reply.Json.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            ["businessId", "access_token", "refresh_token", "expiresAt", "expires_in", "token_type"], reply.Data.EnumerateObject().Select(m => m.Name));
        Assert.Equal(_caller.Account, reply.Data.GetProperty("businessId").GetString());
        Assert.Equal("Bearer", reply.Data.GetProperty("token_type").GetString());
        Assert.InRange(reply.RefreshToken.Length, 30, 60);
        Assert.Equal(3, reply.AccessToken.Split('.').Length);
        Assert.Equal("application/json", reply.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", reply.Header("Cache-Control"));
    }

    [Fact]
    public async Task Says_when_the_token_expires_as_a_time_and_in_seconds()
    {
        var reply = await _caller.IssueAsync(Key.Live);

        var text = reply.Data.GetProperty("expiresAt").GetString()!;
        var expiresAt = DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var claims = Jwt.Claims(reply.AccessToken);
        Assert.Equal(claims.GetProperty("exp").GetInt64(), expiresAt.ToUnixTimeSeconds());
        Assert.Equal(JsonValueKind.Number, reply.Data.GetProperty("expires_in").ValueKind);
        Assert.Equal(1800, reply.Data.GetProperty("expires_in").GetInt32());
        Assert.Equal(1800, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task Keeps_a_token_for_an_hour_when_told_to()
    {
        await using var host = new IamHost(null, ("Iam:Tokens:AccessTokenLifetime", "01:00:00"));
        var caller = await WireCaller.StartAsync(host);

        Assert.Equal(3600, (await caller.IssueAsync(caller.Merchant.Admin.Live)).Data.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task Says_how_many_requests_are_left()
    {
        var reply = await _caller.IssueAsync(Key.Live);

        Assert.Equal(("200", "1s"), (reply.Header("X-Rate-Limit-Limit"), reply.Header("X-Rate-Limit-Window")));
        Assert.InRange(int.Parse(reply.Header("X-Rate-Limit-Remaining")!, CultureInfo.InvariantCulture), 0, 199);
    }

    [Theory]
    [InlineData("upper")]
    [InlineData("N")]
    [InlineData("B")]
    public async Task Repeats_the_organization_as_the_client_wrote_it(string form)
    {
        var id = _caller.Merchant.Organization.AccountId;
        var text = form == "upper" ? id.ToString().ToUpperInvariant() : id.ToString(form);

        var reply = await _caller.IssueAsync(Key.Live, text);

        Assert.Equal((200, text), (reply.Status, reply.Data.GetProperty("businessId").GetString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-a-uuid")]
    [InlineData("01a10aeb-d989-460a-bbde-9842f2b4320f,01a10aeb-d989-460a-bbde-9842f2b4320f")]
    public async Task Refuses_a_missing_or_malformed_account(string? account)
    {
        var reply = await _caller.IssueAsync(Key.Live, account);

        Assert.Equal((401, "401"), reply.Refusal);
        Assert.Equal("Unauthorized", reply.Description);
    }

    [Fact]
    public async Task Says_one_thing_to_everyone_whose_credentials_do_not_work()
    {
        var (suspended, revoked) = (_caller.Merchant.Reader, _caller.Merchant.Key("Outlet"));
        await _caller.Merchant.ChangeKeyAsync(suspended, "suspend");
        await _caller.Merchant.ChangeKeyAsync(revoked, "revoke");
        (SeededCredential Client, string Account)[] bad =
        [
            (new(Guid.CreateVersion7(), "nmb_live_unknown"), _caller.Account),
            (Key.Live with { ClientSecret = "wrong" }, _caller.Account),
            (Key.Live with { ClientSecret = Key.Test.ClientSecret }, _caller.Account),
            (Key.Live, _caller.Merchant.Other.AccountId.ToString()),
            (Key.Live, Guid.CreateVersion7().ToString()),
            (suspended.Live, _caller.Account),
            (revoked.Test, _caller.Account),
        ];

        var answers = new List<string>();
        foreach (var (client, account) in bad)
        {
            await _caller.IssueAsync(client, account);
            _host.Statements.Reset();
            var reply = await _caller.IssueAsync(client, account);
            answers.Add($"{reply.Refusal} {reply.Text} after {_host.Statements.Sent.Count} statements");
        }

        Assert.Equal(
            """(401, 01) {"code":"01","description":"Invalid credentials","data":null} after 0 statements""", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Refuses_the_pair_of_an_environment_that_it_does_not_work_for()
    {
        await using var host = new IamHost(null, ("Iam:Environments", "live"));
        var caller = await WireCaller.StartAsync(host);

        Assert.Equal(200, (await caller.IssueAsync(caller.Merchant.Admin.Live)).Status);
        Assert.Equal((401, "01"), (await caller.IssueAsync(caller.Merchant.Admin.Test)).Refusal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("01a10aeb-d989-460a-bbde-9842f2b4320f-and-more")]
    public async Task Takes_a_client_id_that_is_no_uuid_for_a_wrong_one(string id)
    {
        var body = new { grant_type = "client_credentials", client_id = id, client_secret = "x" };

        Assert.Equal((401, "01"), (await _caller.PostAsync("issue", body, _caller.Account)).Refusal);
    }

    [Theory]
    [InlineData("grant_type")]
    [InlineData("client_id")]
    [InlineData("client_secret")]
    public async Task Names_the_field_that_is_missing(string field)
    {
        var body = new Dictionary<string, object?>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Key.Live.ClientId,
            ["client_secret"] = Key.Live.ClientSecret,
        };
        foreach (var absent in new object?[] { null, "" })
        {
            body[field] = absent;
            var reply = await _caller.PostAsync("issue", body, _caller.Account);

            Assert.Equal((400, "400"), reply.Refusal);
            Assert.StartsWith(field, reply.Description, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("password")]
    [InlineData("CLIENT_CREDENTIALS")]
    public async Task Refuses_other_grants(string grant)
    {
        var body = new { grant_type = grant, client_id = Key.Live.ClientId, client_secret = Key.Live.ClientSecret };
        var reply = await _caller.PostAsync("issue", body, _caller.Account);

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.StartsWith("grant_type", reply.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_no_statement_when_warm_and_leaves_earlier_tokens_alone()
    {
        var first = await _caller.IssueAsync(Key.Live);
        _host.Statements.Reset();
        var second = await _caller.IssueAsync(Key.Live);

        Assert.Empty(_host.Statements.Sent);
        Assert.Equal(200, second.Status);
        Assert.True(await _caller.Merchant.IsActiveAsync(first.AccessToken));
        Assert.True(await _caller.Merchant.IsActiveAsync(second.AccessToken));
    }

    [Fact]
    public async Task Marks_the_tokens_of_each_pair_with_its_environment()
    {
        Assert.Equal("live", Jwt.Claims((await _caller.IssueAsync(Key.Live)).AccessToken).GetProperty("env").GetString());
        Assert.Equal("test", Jwt.Claims((await _caller.IssueAsync(Key.Test)).AccessToken).GetProperty("env").GetString());
    }

    [Fact]
    public async Task Refreshes_too_and_believes_no_wrong_secret()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        Task<WireReply> RefreshAsync(Guid client, string? secret) => _caller.PostAsync(
            "issue", new { grant_type = "refresh_token", refresh_token = handle, client_id = client, client_secret = secret }, _caller.Account);

        Assert.Equal((401, "01"), (await RefreshAsync(Key.Live.ClientId, "wrong")).Refusal);
        Assert.Equal((401, "02"), (await RefreshAsync(Key.Test.ClientId, Key.Test.ClientSecret)).Refusal);
        Assert.Equal((401, "02"), (await RefreshAsync(Key.Test.ClientId, null)).Refusal);
        var right = await RefreshAsync(Key.Live.ClientId, Key.Live.ClientSecret);
        handle = right.RefreshToken;
        Assert.Equal(200, (await RefreshAsync(Key.Live.ClientId, null)).Status);
    }
}
