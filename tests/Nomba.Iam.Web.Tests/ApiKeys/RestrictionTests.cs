using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Tokens;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>From where, until when and by which door: at the OAuth endpoints and the management API, over a real socket.</summary>
public sealed class RestrictionTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public RestrictionTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync()
    {
        _host.Listen();
        _merchant = await Merchant.SeedAsync(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_key_works_from_an_address_on_its_list()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Here });

        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.Equal(200, tokens.Status);
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Status);
        using var managed = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", tokens.AccessToken);
        Assert.Equal(HttpStatusCode.OK, managed.StatusCode);
    }

    [Fact]
    public async Task Nothing_of_a_key_works_from_elsewhere_and_the_refusal_does_not_say_why()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere });

        var issued = await _merchant.IssueAsync(_merchant.Admin.Live);
        var refreshed = await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken);
        var wrong = await _merchant.IssueAsync(_merchant.Admin.Live with { ClientSecret = "wrong" });
        using var managed = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", tokens.AccessToken);

        Assert.Equal((401, "invalid_client", wrong.Text), (issued.Status, issued.Error, issued.Text));
        Assert.Equal((401, "invalid_client"), (refreshed.Status, refreshed.Error));
        await managed.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
    }

    [Fact]
    public async Task A_refusal_does_not_use_the_refresh_token_up()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere });
        Assert.Equal("invalid_client", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);

        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = (string[]?)null });

        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Status);
    }

    [Theory]
    [InlineData("203.0.113.9", true)]
    [InlineData("::ffff:203.0.113.9", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("203.0.114.1", false)]
    [InlineData("2001:db9::7", false)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("203.0.113.9, 10.0.0.1", false)]
    [InlineData("shop.example", false)]
    public async Task Introspection_judges_the_address_that_the_resource_server_passes(string? address, bool expected)
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.True(await _merchant.IsActiveFromAsync(token, address));
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere });

        Assert.Equal(expected, await _merchant.IsActiveFromAsync(token, address));
    }

    [Fact]
    public async Task A_second_node_hears_of_a_restriction_and_of_its_end()
    {
        await using var node = _host.SecondNode();
        node.Listen();
        var other = _merchant.On(node);
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.True(await other.IsActiveAsync(token));

        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere });

        await other.UntilInactiveAsync(token);
        Assert.Equal("invalid_client", (await other.IssueAsync(_merchant.Admin.Live)).Error);
        Assert.True(await other.IsActiveFromAsync(token, "203.0.113.9"));
    }

    [Fact]
    public async Task A_restricted_key_costs_no_statement_when_warm()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Here, expiresAt = _time.GetUtcNow().AddDays(30), allowedGrant = "oauth" });
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.True(await _merchant.IsActiveFromAsync(token, "127.0.0.1"));
        _host.Statements.Reset();

        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        Assert.True(await _merchant.IsActiveFromAsync(tokens.AccessToken, "127.0.0.1"));
        Assert.Empty(_host.Statements.Sent);

        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Status);
        Assert.Single(_host.Statements.Sent);
    }

    [Fact]
    public async Task Tokens_end_with_the_key_and_nothing_is_issued_after()
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds());
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = end });
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        Assert.Equal(end.ToUnixTimeSeconds(), Jwt.Claims(tokens.AccessToken).GetProperty("exp").GetInt64());
        Assert.InRange(tokens.Json.GetProperty("expires_in").GetInt32(), 590, 600);

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Admin.Live)).Error);
        Assert.Equal("invalid_client", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);
    }

    [Fact]
    public async Task A_nearer_end_counts_for_tokens_of_before()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        var end = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().AddMinutes(2).ToUnixTimeSeconds());

        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = end });

        Assert.Equal(end.ToUnixTimeSeconds(), (await _merchant.IntrospectAsync(tokens.AccessToken, null)).GetProperty("exp").GetInt64());
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task What_an_end_ended_stays_ended_when_the_end_is_taken_back()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddMinutes(2) });
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        _time.Advance(TimeSpan.FromMinutes(3));

        var key = await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = (DateTimeOffset?)null });

        Assert.Equal(2, key.Version);
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);
        Assert.Equal(200, (await _merchant.IssueAsync(_merchant.Admin.Live)).Status);
    }

    [Fact]
    public async Task A_key_for_the_wire_api_gets_nothing_here_and_what_it_got_is_dead()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);

        await _merchant.RestrictAsync(_merchant.Admin, new { allowedGrant = "wire" });

        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Admin.Live)).Error);
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);
    }
}
