using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Wire;

public sealed class RevokeTests : IAsyncLifetime
{
    private const string Done = """{"code":"00","description":"Token revoked successfully"}""";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private WireCaller _caller = null!;
    private WireReply _tokens = null!;

    public RevokeTests() => _host = new IamHost(_time);

    private SeededApiKey Key => _caller.Merchant.Admin;

    public async ValueTask InitializeAsync()
    {
        _caller = await WireCaller.StartAsync(_host);
        _tokens = await _caller.IssueAsync(Key.Live);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Answers_as_documented_and_kills_the_whole_family()
    {
        var refreshed = await _caller.RefreshAsync(_tokens.RefreshToken);
        var other = await _caller.IssueAsync(Key.Live);
        var reply = await _caller.RevokeAsync(new { clientId = Key.Live.ClientId, access_token = _tokens.AccessToken });

        Assert.Equal((200, Done), (reply.Status, reply.Text));
        Assert.False(await _caller.Merchant.IsActiveAsync(_tokens.AccessToken));
        Assert.False(await _caller.Merchant.IsActiveAsync(refreshed.AccessToken));
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(refreshed.RefreshToken)).Refusal);
        Assert.True(await _caller.Merchant.IsActiveAsync(other.AccessToken));
    }

    [Theory]
    [InlineData("access_token", true)]
    [InlineData("accessToken", true)]
    [InlineData("token", true)]
    [InlineData("token", false)]
    [InlineData("token", true, false)]
    [InlineData("token", false, false)]
    [InlineData("refresh_token", false)]
    [InlineData("refreshToken", false, false)]
    public async Task Takes_either_token_under_every_name_in_use(string field, bool access, bool named = true)
    {
        var body = new Dictionary<string, string> { [field] = access ? _tokens.AccessToken : _tokens.RefreshToken };
        if (named)
        {
            body["client_id"] = Key.Live.ClientId.ToString().ToUpperInvariant();
        }

        Assert.Equal((200, Done), Brief(await _caller.RevokeAsync(body)));
        await AssertDeadAsync();
    }

    [Fact]
    public async Task Takes_both_tokens_together()
    {
        var other = await _caller.IssueAsync(Key.Live);
        var body = new { clientId = Key.Live.ClientId, access_token = _tokens.AccessToken, refresh_token = other.RefreshToken };

        Assert.Equal((200, Done), Brief(await _caller.RevokeAsync(body)));
        await AssertDeadAsync();
        Assert.False(await _caller.Merchant.IsActiveAsync(other.AccessToken));
    }

    [Fact]
    public async Task Succeeds_for_a_token_that_is_dead_or_unknown()
    {
        foreach (var token in new[] { _tokens.AccessToken, _tokens.AccessToken, _tokens.RefreshToken, "nonsense", "a.b.c", new string('x', 5000) })
        {
            Assert.Equal((200, Done), Brief(await _caller.RevokeAsync(new { clientId = Key.Live.ClientId, access_token = token })));
        }
    }

    [Fact]
    public async Task Ends_the_family_of_an_access_token_that_has_expired()
    {
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((200, Done), Brief(await _caller.RevokeAsync(new { clientId = Key.Live.ClientId, access_token = _tokens.AccessToken })));
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(_tokens.RefreshToken)).Refusal);
    }

    [Fact]
    public async Task Refuses_another_client_or_organization_and_kills_nothing()
    {
        string[] clients = [_caller.Merchant.Reader.Live.ClientId.ToString(), Key.Test.ClientId.ToString(), Guid.CreateVersion7().ToString(), "somebody"];
        foreach (var token in new[] { _tokens.AccessToken, _tokens.RefreshToken })
        {
            foreach (var client in clients)
            {
                Assert.Equal((401, "01"), (await _caller.RevokeAsync(new { clientId = client, access_token = token })).Refusal);
            }

            var own = new { clientId = Key.Live.ClientId, access_token = token };
            Assert.Equal((401, "01"), (await _caller.RevokeAsync(own, _caller.Merchant.Other.AccountId.ToString())).Refusal);
            Assert.Equal((401, "401"), (await _caller.RevokeAsync(own, "somebody")).Refusal);
        }

        Assert.True(await _caller.Merchant.IsActiveAsync(_tokens.AccessToken));
        Assert.Equal(200, (await _caller.RefreshAsync(_tokens.RefreshToken)).Status);
    }

    [Fact]
    public async Task Checks_the_organization_where_one_is_sent()
    {
        var own = new { clientId = Key.Live.ClientId, access_token = _tokens.AccessToken };

        Assert.Equal((200, Done), Brief(await _caller.RevokeAsync(own, _caller.Account.ToUpperInvariant())));
        await AssertDeadAsync();
    }

    [Theory]
    [InlineData("""{}""", "access_token")]
    [InlineData("""{"clientId":"01a10aeb-d989-460a-bbde-9842f2b4320f"}""", "access_token")]
    [InlineData("""{"access_token":"x"}""", "client_id")]
    [InlineData("""{"access_token":"x","token":"y"}""", "access_token")]
    [InlineData("""{"access_token":["x"]}""", "access_token")]
    public async Task Names_the_field_that_is_wrong(string body, string field)
    {
        var reply = await _caller.PostTextAsync("revoke", body);

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.StartsWith(field, reply.Description, StringComparison.Ordinal);
    }

    private static (int Status, string Text) Brief(WireReply reply) => (reply.Status, reply.Text);

    private async Task AssertDeadAsync()
    {
        Assert.False(await _caller.Merchant.IsActiveAsync(_tokens.AccessToken));
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(_tokens.RefreshToken)).Refusal);
    }
}
