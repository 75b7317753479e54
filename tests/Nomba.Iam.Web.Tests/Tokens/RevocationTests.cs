using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class RevocationTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Kills_every_token_of_a_suspended_key_at_once_and_for_good()
    {
        var before = await _merchant.IssueAsync(_merchant.Admin.Live);
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_client", (await _merchant.RefreshAsync(_merchant.Admin.Live, before.RefreshToken)).Error);
        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Admin.Live)).Error);

        await _merchant.ChangeKeyAsync(_merchant.Admin, "resume");
        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, before.RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kills_both_tokens_whichever_is_revoked(bool access)
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        var revoked = await _merchant.PostAsync("/oauth2/revoke", _merchant.Admin.Live, ("token", access ? tokens.AccessToken : tokens.RefreshToken));

        Assert.Equal(200, revoked.Status);
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);
    }

    [Fact]
    public async Task Answers_success_for_a_token_that_is_unknown_or_dead()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);

        foreach (var token in new[] { tokens.AccessToken, tokens.AccessToken, "nonsense", new string('x', 5000) })
        {
            Assert.Equal(200, (await _merchant.PostAsync("/oauth2/revoke", _merchant.Admin.Live, ("token", token))).Status);
        }
    }

    [Fact]
    public async Task Refuses_to_revoke_the_token_of_another_client()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        var answer = await _merchant.PostAsync("/oauth2/revoke", _merchant.Reader.Live, ("token", tokens.AccessToken));

        Assert.Equal((400, "unauthorized_client"), (answer.Status, answer.Error));
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task Introspects_for_resource_servers_of_the_audience_alone()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Operator.Live, ("scope", "api_keys:read"));
        var full = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        var own = await _merchant.PostAsync("/oauth2/introspect", _merchant.Admin.Live, ("token", full.AccessToken));
        Assert.Equal("{\"active\":false}", own.Text);
        var anonymous = await _merchant.PostAsync("/oauth2/introspect", new SeededCredential(Guid.Empty, "x"), ("token", full.AccessToken));
        Assert.Equal((401, "invalid_client"), (anonymous.Status, anonymous.Error));
    }

    [Fact]
    public async Task Introspects_without_a_statement_when_warm_and_tells_what_the_token_says()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        await _merchant.IsActiveAsync(token);
        _host.Statements.Reset();

        var answer = await _merchant.PostAsync("/oauth2/introspect", new SeededCredential(_merchant.Api.ClientId, _merchant.Api.ClientSecret), ("token", token));

        Assert.Empty(_host.Statements.Sent);
        var claims = Jwt.Claims(token);
        foreach (var name in new[] { "iss", "sub", "client_id", "jti", "iat", "exp", "scope", "org", "mv", "fam", "env" })
        {
            Assert.Equal(claims.GetProperty(name).ToString(), answer.Json.GetProperty(name).ToString());
        }

        Assert.Equal("Bearer", answer.Json.GetProperty("token_type").GetString());
    }

    [Fact]
    public async Task Follows_what_another_node_did()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.True(await _merchant.IsActiveAsync(token));
        await using var other = _host.SecondNode();
        var elsewhere = _merchant.On(other);
        Assert.True(await elsewhere.IsActiveAsync(token));

        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        await elsewhere.UntilInactiveAsync(token);
        Assert.Equal("invalid_client", (await elsewhere.IssueAsync(_merchant.Admin.Live)).Error);
    }
}
