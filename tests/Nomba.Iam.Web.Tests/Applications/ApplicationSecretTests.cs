using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Applications;

public sealed class ApplicationSecretTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;
    private RegisteredApplications _applications = null!;
    private ApplicationFlow _app = null!;

    public ApplicationSecretTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _applications = await RegisteredApplications.OfAsync(_host, _merchant);
        _app = await _applications.RegisterAsync("Kobo Books", "confidential");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Takes_the_secret_in_the_header_and_in_the_form_and_no_other()
    {
        Assert.Equal(200, await StatusAsync(_app));
        Assert.Equal(200, await StatusAsync(_app with { PostsSecret = true }));
        Assert.Equal(401, await StatusAsync(_app with { Secret = _app.Secret![..^1] + "x" }));
        Assert.Equal(401, await StatusAsync(_app with { Secret = null }));
    }

    [Fact]
    public async Task Retires_the_old_secret_once_the_new_one_is_used()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId, 60) };
        var waiting = await _applications.ReadAsync(_app.ClientId);
        Assert.Equal(["active", "pending"], waiting.Secrets.Select(s => s.State));
        Assert.Equal(200, await StatusAsync(_app));

        Assert.Equal(200, await StatusAsync(rotated with { PostsSecret = true }));
        var both = await _applications.ReadAsync(_app.ClientId);
        Assert.Equal(["retiring", "active"], both.Secrets.Select(s => s.State));
        Assert.Equal((200, 200), (await StatusAsync(_app), await StatusAsync(rotated)));

        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal((401, 200), (await StatusAsync(_app), await StatusAsync(rotated)));
        Assert.Equal("active", Assert.Single((await _applications.ReadAsync(_app.ClientId)).Secrets).State);
        Assert.Single(await _applications.AuditAsync("application.secret_rotated"));
        var activated = Assert.Single(await _applications.AuditAsync("application.secret_activated"));
        Assert.DoesNotContain(rotated.Secret!, activated.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_the_old_secret_at_once_when_there_is_no_grace_period()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId, 0) };

        Assert.Equal((200, 200, 401), (await StatusAsync(_app), await StatusAsync(rotated), await StatusAsync(_app)));
    }

    [Fact]
    public async Task Activates_once_however_many_use_it_first()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId) };
        var statuses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => StatusAsync(rotated))));

        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.Single(await _applications.AuditAsync("application.secret_activated"));
        Assert.Equal(["retiring", "active"], (await _applications.ReadAsync(_app.ClientId)).Secrets.Select(s => s.State));
    }

    [Fact]
    public async Task Takes_a_new_secret_back_until_it_was_used()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId) };
        using var twice = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret", "{}");
        await twice.ProblemAsync(HttpStatusCode.Conflict, "application.rotation_pending");

        await _applications.ChangeAsync(_app.ClientId, "rotate-secret/cancel");
        Assert.Equal((401, 200), (await StatusAsync(rotated), await StatusAsync(_app)));
        using var again = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret/cancel");
        await again.ProblemAsync(HttpStatusCode.Conflict, "application.no_rotation");
        Assert.Single(await _applications.AuditAsync("application.rotation_cancelled"));
    }

    [Fact]
    public async Task Ends_the_grace_period_of_the_old_secret_early()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId) };
        var tokens = await TokensAsync(rotated);
        Assert.Equal(200, await StatusAsync(_app));

        var completed = await _applications.ChangeAsync(_app.ClientId, "rotate-secret/complete", "{}");
        var again = await _applications.ChangeAsync(_app.ClientId, "rotate-secret/complete", "{}");

        Assert.Equal((401, 200), (await StatusAsync(_app), await StatusAsync(rotated)));
        Assert.Equal(("active", completed.Revision), (Assert.Single(completed.Secrets).State, again.Revision));
        Assert.Equal(200, (await rotated.RefreshAsync(tokens.RefreshToken)).Status);
        var entry = Assert.Single(await _applications.AuditAsync("application.secret_retired"));
        Assert.Contains("retired", entry.Changes, StringComparison.Ordinal);
        Assert.NotNull(await _applications.RotateAsync(_app.ClientId));
    }

    [Fact]
    public async Task Ends_the_tokens_with_the_old_secret_when_that_is_asked_for()
    {
        var before = await TokensAsync(_app);
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId) };
        var after = await TokensAsync(rotated);

        await _applications.ChangeAsync(_app.ClientId, "rotate-secret/complete", """{"revokeTokens":true}""");

        foreach (var dead in (OAuthAnswer[])[before, after])
        {
            Assert.False(await _merchant.IsActiveAsync(dead.AccessToken));
            Assert.Equal("invalid_grant", (await rotated.RefreshAsync(dead.RefreshToken)).Error);
        }

        Assert.Equal(200, await StatusAsync(rotated));
        Assert.Contains("revoked", Assert.Single(await _applications.AuditAsync("application.secret_retired")).Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_the_tokens_that_were_left_when_it_is_asked_again()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId) };
        var tokens = await TokensAsync(rotated);
        await _applications.ChangeAsync(_app.ClientId, "rotate-secret/complete", "{}");
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));

        await _applications.ChangeAsync(_app.ClientId, "rotate-secret/complete", """{"revokeTokens":true}""");

        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal(2, (await _applications.AuditAsync("application.secret_retired")).Count);
    }

    [Fact]
    public async Task Completes_nothing_before_the_new_secret_is_in_use()
    {
        using var none = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret/complete", "{}");
        await _applications.RotateAsync(_app.ClientId);
        using var unused = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret/complete");

        await none.ProblemAsync(HttpStatusCode.Conflict, "application.no_retiring_secret");
        await unused.ProblemAsync(HttpStatusCode.Conflict, "application.no_retiring_secret");
        Assert.Equal(200, await StatusAsync(_app));
        Assert.Empty(await _applications.AuditAsync("application.secret_retired"));
    }

    [Fact]
    public async Task Tells_of_every_secret_that_was_shown()
    {
        var open = await _applications.RegisterAsync("Phone", "public");
        await _applications.RotateAsync(_app.ClientId);

        var shown = await _applications.AuditAsync("security.secret_shown");
        Assert.Equal(2, shown.Count(e => (e.TargetType, e.TargetId) == ("client", _app.ClientId.ToString())));
        Assert.DoesNotContain(shown, e => e.TargetId == open.ClientId.ToString());
    }

    [Fact]
    public async Task Has_two_secrets_at_most()
    {
        var rotated = _app with { Secret = await _applications.RotateAsync(_app.ClientId, 60) };
        Assert.Equal(200, await StatusAsync(rotated));
        using var third = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret", "{}");
        await third.ProblemAsync(HttpStatusCode.Conflict, "application.secret_retiring");

        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull(await _applications.RotateAsync(_app.ClientId));
    }

    [Theory]
    [InlineData("""{"gracePeriodSeconds":-1}""")]
    [InlineData("""{"gracePeriodSeconds":604801}""")]
    public async Task Refuses_a_grace_period_out_of_range(string json)
    {
        using var answer = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{_app.ClientId}/rotate-secret", json);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "application.grace_period");
    }

    [Fact]
    public async Task Gives_a_public_application_no_secret()
    {
        var app = await _applications.RegisterAsync("Phone", "public");
        using var answer = await _applications.Owner.CallAsync(HttpMethod.Post, $"{_applications.Path}/{app.ClientId}/rotate-secret", "{}");

        Assert.Null(app.Secret);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "application.no_secret");
    }

    [Fact]
    public async Task Is_known_on_another_node_once_it_read_the_event()
    {
        await using var other = _host.SecondNode();
        var there = _app with { Host = other };
        Assert.Equal(200, await StatusAsync(there));
        var rotated = there with { Secret = await _applications.RotateAsync(_app.ClientId, 0) };

        await Eventually.HoldsAsync(async () => await StatusAsync(rotated) == 200);

        Assert.Equal(401, await StatusAsync(there));
    }

    private async Task<int> StatusAsync(ApplicationFlow app) => (await TokensAsync(app)).Status;

    private async Task<OAuthAnswer> TokensAsync(ApplicationFlow app)
    {
        var owner = _merchant.Organization.Users[0];
        return await app.RedeemAsync(await _app.CodeAsync(owner.Id, owner.MemberId, "accounts:read"));
    }
}
