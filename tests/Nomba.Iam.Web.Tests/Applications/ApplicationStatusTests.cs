using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Applications;

public sealed class ApplicationStatusTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;
    private RegisteredApplications _applications = null!;

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _applications = await RegisteredApplications.OfAsync(_host, _merchant);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Stops_everywhere_when_suspended_and_starts_anew_when_resumed_in_the_same_second()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "confidential");
        var tokens = await app.RedeemAsync(await CodeAsync(app));
        var unused = await CodeAsync(app);
        var suspended = await _applications.ChangeAsync(app.ClientId, "suspend");
        var browser = await RegisteredApplications.SignInAsync(_host, Merchant.OwnerEmail);

        Assert.Equal(("suspended", "test"), (suspended.Status, suspended.StatusReason));
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await ManageAsync(_merchant, tokens.AccessToken));
        Assert.Equal("invalid_client", (await app.RefreshAsync(tokens.RefreshToken)).Error);
        Assert.Equal("invalid_client", (await app.RedeemAsync(unused)).Error);
        using var refused = await app.AuthorizeAsync(browser);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(refused.Headers.Location);

        await _applications.ChangeAsync(app.ClientId, "resume");
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_grant", (await app.RefreshAsync(tokens.RefreshToken)).Error);
        Assert.Equal("invalid_grant", (await app.RedeemAsync(unused)).Error);
        var anew = await app.RedeemAsync(await CodeAsync(app));
        Assert.True(await _merchant.IsActiveAsync(anew.AccessToken));
        Assert.True(await _merchant.IsActiveAsync((await app.RefreshAsync(anew.RefreshToken)).AccessToken));
        Assert.Equal("test", Assert.Single(await _applications.AuditAsync("application.suspended")).Reason);
        Assert.Single(await _applications.AuditAsync("application.resumed"));
    }

    [Fact]
    public async Task Brings_nothing_back_however_often_it_stops_and_starts_within_a_second()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public");
        var dead = new List<OAuthAnswer>();
        for (var i = 0; i < 4; i++)
        {
            dead.Add(await app.RedeemAsync(await CodeAsync(app)));
            await _applications.ChangeAsync(app.ClientId, "suspend");
            await _applications.ChangeAsync(app.ClientId, "resume");
        }

        foreach (var tokens in dead)
        {
            Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
            Assert.Equal("invalid_grant", (await app.RefreshAsync(tokens.RefreshToken)).Error);
        }

        Assert.True(await _merchant.IsActiveAsync((await app.RedeemAsync(await CodeAsync(app))).AccessToken));
    }

    [Fact]
    public async Task Is_not_suspended_without_a_reason()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public");

        using var answer = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{app.ClientId}/suspend", "{}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "application.reason");
        Assert.Empty(await _applications.AuditAsync("application.suspended"));
    }

    [Fact]
    public async Task Suspending_again_changes_nothing_and_tells_nothing()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public");
        var first = await _applications.ChangeAsync(app.ClientId, "suspend");
        var second = await _applications.ChangeAsync(app.ClientId, "suspend");

        Assert.Equal(first.Revision, second.Revision);
        Assert.Single(await _applications.AuditAsync("application.suspended"));
    }

    [Fact]
    public async Task Ends_for_good_when_deleted_and_gives_only_its_name_back()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "confidential");
        var tokens = await app.RedeemAsync(await CodeAsync(app));
        await _applications.DeleteAsync(app.ClientId);
        await _applications.DeleteAsync(app.ClientId);
        var again = await _applications.RegisterAsync("kobo BOOKS", "public");
        var deleted = await _applications.ReadAsync(app.ClientId);
        using var resumed = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{app.ClientId}/resume");

        Assert.NotEqual(app.ClientId, again.ClientId);
        Assert.Equal(("deleted", 0), (deleted.Status, deleted.Secrets.Count));
        Assert.Equal(HttpStatusCode.Conflict, resumed.StatusCode);
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_client", (await app.RefreshAsync(tokens.RefreshToken)).Error);
        Assert.Single(await _applications.AuditAsync("application.deleted"));
    }

    [Fact]
    public async Task Ends_what_was_issued_when_it_is_allowed_less_and_gives_less_from_then_on()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public", ""","allowedPermissions":["accounts:read","transfers:initiate"]""");
        var before = await app.RedeemAsync(await CodeAsync(app));
        Assert.Equal("accounts:read transfers:initiate", before.Scope);
        var unused = await CodeAsync(app);
        await _applications.PatchAsync(app.ClientId, """{"allowedPermissions":["accounts:read"]}""");
        var after = await app.RedeemAsync(await CodeAsync(app));

        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await app.RefreshAsync(before.RefreshToken)).Error);
        Assert.Equal("invalid_grant", (await app.RedeemAsync(unused)).Error);
        Assert.Equal("accounts:read", after.Scope);
        Assert.Equal("accounts:read", (await app.RefreshAsync(after.RefreshToken)).Scope);
    }

    [Fact]
    public async Task Keeps_tokens_when_it_is_allowed_more_or_only_renamed()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public", ""","allowedPermissions":["accounts:read"]""");
        var tokens = await app.RedeemAsync(await CodeAsync(app));
        var changed = await _applications.PatchAsync(app.ClientId, """{"name":"Kobo","allowAllPermissions":true}""");

        Assert.Null(changed.AllowedPermissions);
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("accounts:read", (await app.RefreshAsync(tokens.RefreshToken)).Scope);
    }

    [Fact]
    public async Task Gives_a_token_without_permissions_to_one_that_is_allowed_none()
    {
        var app = await _applications.RegisterAsync("Kobo Books", "public", ""","allowedPermissions":[]""");
        var tokens = await app.RedeemAsync(await CodeAsync(app, "openid"));

        Assert.Equal("openid", tokens.Scope);
        Assert.Equal("openid", (await app.RefreshAsync(tokens.RefreshToken)).Scope);
    }

    [Fact]
    public async Task Leaves_nothing_alive_on_any_node_of_what_was_in_flight()
    {
        await using var other = _host.SecondNode();
        var elsewhere = _merchant.On(other);
        var app = await _applications.RegisterAsync("Kobo Books", "public");
        var there = app with { Host = other };
        var live = new List<OAuthAnswer>();
        var codes = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            live.Add(await there.RedeemAsync(await CodeAsync(app)));
            codes.Add(await CodeAsync(app));
        }

        var exchanges = codes.Select((code, i) => Task.Run(() => (i % 2 == 0 ? app : there).RedeemAsync(code))).ToList();
        var refreshes = live.Select((tokens, i) => Task.Run(() => (i % 2 == 0 ? there : app).RefreshAsync(tokens.RefreshToken))).ToList();
        await _applications.ChangeAsync(app.ClientId, "suspend");
        OAuthAnswer[] answers = [.. live, .. (await Task.WhenAll([.. exchanges, .. refreshes])).Where(a => a.Status == 200)];

        foreach (var answer in answers)
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
        }

        await AssertDeadSoonAsync(elsewhere, answers);
        await _applications.ChangeAsync(app.ClientId, "resume");
        foreach (var answer in answers)
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
            Assert.False(await elsewhere.IsActiveAsync(answer.AccessToken));
            Assert.Equal(400, (await app.RefreshAsync(answer.RefreshToken)).Status);
            Assert.NotEqual(200, (await there.RefreshAsync(answer.RefreshToken)).Status);
        }
    }

    // The other node reads the events at least every half second.
    private static async Task AssertDeadSoonAsync(Merchant elsewhere, IReadOnlyList<OAuthAnswer> answers)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (var answer in answers)
        {
            while (await elsewhere.IsActiveAsync(answer.AccessToken))
            {
                limit.Token.ThrowIfCancellationRequested();
            }
        }
    }

    private Task<string> CodeAsync(ApplicationFlow app, params string[] scope) =>
        app.CodeAsync(_merchant.Organization.Users[0].Id, _merchant.Organization.Users[0].MemberId, scope is [] ? ["accounts:read", "transfers:initiate"] : scope);

    private static async Task<HttpStatusCode> ManageAsync(Merchant merchant, string token)
    {
        using var answer = await merchant.ManageAsync(HttpMethod.Get, "/api-keys", token);
        return answer.StatusCode;
    }
}
