using System.Net;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

public sealed class PasswordResetTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";
    private const string Other = "four quiet mountains";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;
    private SignedIn _ada = null!;

    public PasswordResetTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        _visitor = new Visitor(_host);
    }

    public async ValueTask InitializeAsync() => _ada = await _visitor.JoinAsync(Email, Password);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Changes_the_password_and_ends_every_session()
    {
        using var asked = await AskAsync(Email);
        using var answer = await ResetAsync(await _visitor.Mail(Email).TokenAsync(), Other);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NoContent), (asked.StatusCode, answer.StatusCode));
        using var me = await _ada.CallAsync(HttpMethod.Get, "api/v1/users/me");
        await me.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.False(await _visitor.CanSignInAsync(Email, Password));
        Assert.True(await _visitor.CanSignInAsync(Email, Other));
        Assert.Equal("Your password was changed", (await _visitor.Mail(Email).ReadAsync())[^1].Subject);
        var audit = await _visitor.PlatformAuditAsync();
        Assert.Equal(["user.password_reset_requested", "user.password_reset"], audit.Where(a => a.Contains("reset", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answers_the_same_in_the_same_time_for_an_address_that_nobody_has()
    {
        using var known = await AskAsync(Email);
        var started = TimeProvider.System.GetTimestamp();
        using var unknown = await AskAsync("nobody@lagosfoods.example");

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromMilliseconds(390), TimeSpan.FromSeconds(30));
        Assert.Equal((known.StatusCode, await known.TextAsync()), (unknown.StatusCode, await unknown.TextAsync()));
        Assert.Empty(await _visitor.Mail("nobody@lagosfoods.example").ReadAsync());
    }

    [Fact]
    public async Task Lets_the_newest_link_alone_work_and_that_once()
    {
        using var first = await AskAsync(Email);
        var old = await _visitor.Mail(Email).TokenAsync();
        using var second = await AskAsync(Email);
        var fresh = await _visitor.Mail(Email).TokenAsync();

        using var withOld = await ResetAsync(old, Other);
        using var withFresh = await ResetAsync(fresh, Other);
        using var again = await ResetAsync(fresh, "two loud green kettles");

        await withOld.ProblemAsync(HttpStatusCode.NotFound, "link.unknown");
        Assert.Equal(HttpStatusCode.NoContent, withFresh.StatusCode);
        await again.ProblemAsync(HttpStatusCode.Conflict, "link.used");
        Assert.True(await _visitor.CanSignInAsync(Email, Other));
    }

    [Fact]
    public async Task Forgets_a_link_after_an_hour()
    {
        using var asked = await AskAsync(Email);
        var token = await _visitor.Mail(Email).TokenAsync();
        _time.Advance(TimeSpan.FromMinutes(61));

        using var answer = await ResetAsync(token, Other);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "link.expired");
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
    }

    [Fact]
    public async Task Gives_the_link_back_when_the_password_is_refused()
    {
        using var asked = await AskAsync(Email);
        var token = await _visitor.Mail(Email).TokenAsync();

        using var weak = await ResetAsync(token, "aaaaaaaaaaaaaaaaaaaa");
        using var strong = await ResetAsync(token, Other);

        var problem = await weak.ProblemAsync(HttpStatusCode.BadRequest, "password.repetition");
        Assert.Equal("newPassword", Assert.Single(problem.Errors!).Field);
        Assert.Equal(HttpStatusCode.NoContent, strong.StatusCode);
    }

    [Fact]
    public async Task Has_one_winner_when_many_follow_a_link_at_once()
    {
        using var asked = await AskAsync(Email);
        var token = await _visitor.Mail(Email).TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ResetAsync(token, $"password of attempt {i} here")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.password_reset");
    }

    [Fact]
    public async Task Ends_the_other_sessions_when_the_password_is_changed_by_its_owner()
    {
        var elsewhere = await SignedIn.AsAsync(_host, Email, Password);

        using var answer = await _ada.CallAsync(HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"{{Password}}","newPassword":"{{Other}}"}""");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var here = await _ada.CallAsync(HttpMethod.Get, "api/v1/users/me");
        using var there = await elsewhere.CallAsync(HttpMethod.Get, "api/v1/users/me");
        Assert.Equal(Email, (await here.ReadAsync<MeResponse>()).Email);
        await there.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.True(await _visitor.CanSignInAsync(Email, Other));
    }

    [Fact]
    public async Task Makes_guessing_the_current_password_wait_as_sign_in_does()
    {
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await _ada.CallAsync(HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"wrong {{i}}","newPassword":"{{Other}}"}""");
            await wrong.ProblemAsync(HttpStatusCode.BadRequest, "password.wrong");
        }

        using var right = await _ada.CallAsync(HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"{{Password}}","newPassword":"{{Other}}"}""");

        await right.ProblemAsync(HttpStatusCode.TooManyRequests, "password.too_many_attempts");
    }

    private Task<HttpResponseMessage> AskAsync(string email) => _visitor.PostAsync("password-resets", $$"""{"email":"{{email}}"}""");

    private Task<HttpResponseMessage> ResetAsync(string token, string password) =>
        _visitor.PostAsync("password-resets/confirm", $$"""{"token":"{{token}}","newPassword":"{{password}}"}""");
}
