using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>The second half of a sign-in: what comes after the right password of somebody with an authenticator app.</summary>
public sealed class CodeSignInTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";
    private const string CodePath = "/sign-in/code";
    private const string RecoveryPath = "/sign-in/recovery";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;
    private readonly SignInForm _owner;
    private AuthenticatorApp _app = null!;

    public CodeSignInTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        (_visitor, _owner) = (new Visitor(_host), new SignInForm(_host));
    }

    public async ValueTask InitializeAsync()
    {
        await _visitor.JoinAsync(Email, Password);
        using var answer = await _owner.SubmitAsync(Email, Password);
        _app = await AuthenticatorApp.SetUpAsync(_owner, Password, _time);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Opens_no_session_with_the_password_alone()
    {
        var browser = new SignInForm(_host);
        using var half = await browser.SubmitAsync(Email, Password, "/sign-in?returnUrl=%2Forganizations");

        Assert.Equal("/sign-in/code?returnUrl=%2Forganizations", half.Headers.Location!.OnSite());
        Assert.DoesNotContain(half.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session=", StringComparison.Ordinal));
        using var me = await browser.CallAsync(HttpMethod.Get, "api/v1/users/me");
        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        using var page = await browser.GetAsync(CodePath);
        Assert.Contains("autocomplete=\"one-time-code\"", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_the_session_with_the_code_and_goes_on_to_where_the_person_was_going()
    {
        var browser = await HalfwayAsync();
        using var answer = await browser.FillAsync($"{CodePath}?returnUrl=%2Forganizations", "second-step", ("code", Spaced(_app.NextCode())));

        Assert.Equal((HttpStatusCode.Redirect, "/organizations"), (answer.StatusCode, answer.Headers.Location!.OnSite()));
        using var me = await browser.CallAsync(HttpMethod.Get, "api/v1/users/me");
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("half=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Returns_to_an_application_without_a_redirect()
    {
        var browser = new SignInForm(_host);
        using var half = await browser.SubmitAsync(Email, Password, "/sign-in?returnUrl=%2Foauth2%2Fauthorize%3Fa%3D1");
        using var answer = await browser.FillAsync(half.Headers.Location!.OnSite(), "second-step", ("code", _app.NextCode()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("http-equiv=\"refresh\" content=\"0;url=/oauth2/authorize?a=1\"", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example%2F")]
    public async Task Leads_to_no_other_site(string returnUrl)
    {
        var browser = await HalfwayAsync();
        using var answer = await browser.FillAsync($"{CodePath}?returnUrl={returnUrl}", "second-step", ("code", _app.NextCode()));

        Assert.Equal("/", answer.Headers.Location!.OnSite());
    }

    [Fact]
    public async Task Takes_a_code_once()
    {
        var (first, second) = (await HalfwayAsync(), await HalfwayAsync());
        var code = _app.NextCode();
        using var used = await first.FillAsync(CodePath, "second-step", ("code", code));
        using var again = await second.FillAsync(CodePath, "second-step", ("code", code));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (used.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Takes_no_code_that_the_set_up_took()
    {
        var browser = await HalfwayAsync();
        using var answer = await browser.FillAsync(CodePath, "second-step", ("code", _app.LastCode()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData(CodePath)]
    [InlineData(RecoveryPath)]
    public async Task Has_one_winner_when_a_code_is_used_many_times_at_once(string path)
    {
        var browsers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => HalfwayAsync()));
        var code = path == CodePath ? _app.NextCode() : _app.RecoveryCodes[3];

        var answers = await Task.WhenAll(browsers.Select(b => b.FillAsync(path, "second-step", ("code", code))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Single(answers, a => a.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("session=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Takes_a_recovery_code_once_in_any_case_and_tells_the_person()
    {
        var (first, second) = (await HalfwayAsync(), await HalfwayAsync());
        var code = _app.RecoveryCodes[0];
        using var used = await first.FillAsync(RecoveryPath, "second-step", ("code", code.ToUpperInvariant().Replace('-', ' ')));
        using var again = await second.FillAsync(RecoveryPath, "second-step", ("code", code));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (used.StatusCode, again.StatusCode));
        var mail = (await _visitor.Mail(Email).ReadAsync())[^1];
        Assert.Equal("A recovery code was used", mail.Subject);
        Assert.Contains("9 codes are left", mail.TextBody, StringComparison.Ordinal);
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.recovery_code_used");
    }

    [Fact]
    public async Task Makes_guessing_codes_wait_and_the_right_password_wipes_nothing_out()
    {
        var browser = new SignInForm(_host);
        for (var i = 0; i < 5; i++)
        {
            using var half = await browser.SubmitAsync(Email, Password);
            Assert.Equal(HttpStatusCode.Redirect, half.StatusCode);
            using var wrong = await browser.FillAsync(CodePath, "second-step", ("code", _app.WrongCode()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var right = await browser.FillAsync(CodePath, "second-step", ("code", _app.NextCode()));
        using var recovery = await browser.FillAsync(RecoveryPath, "second-step", ("code", _app.RecoveryCodes[0]));

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (right.StatusCode, recovery.StatusCode));
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Contains("Too many attempts. Try again in a minute.", await right.TextAsync(), StringComparison.Ordinal);
        await _host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: true, TestContext.Current.CancellationToken);
        Assert.Contains("security.sign_in_failed", await _visitor.PlatformAuditAsync());

        _time.Advance(TimeSpan.FromSeconds(61));
        using var later = await browser.FillAsync(CodePath, "second-step", ("code", _app.NextCode()));
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task Lets_the_owner_in_at_a_known_browser_while_a_stranger_with_the_password_guesses()
    {
        var stranger = await HalfwayAsync();
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await stranger.FillAsync(CodePath, "second-step", ("code", _app.WrongCode()));
        }

        using var half = await _owner.SubmitAsync(Email, Password);
        using var answer = await _owner.FillAsync(CodePath, "second-step", ("code", _app.NextCode()));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OnSite());
    }

    [Theory]
    [InlineData(CodePath)]
    [InlineData(RecoveryPath)]
    public async Task Starts_again_where_no_password_was_entered_and_tells_no_more(string path)
    {
        using var page = await new SignInForm(_host).GetAsync(path + "?returnUrl=%2Forganizations");

        Assert.Equal("/sign-in?returnUrl=%2Forganizations", page.Headers.Location!.OnSite());
    }

    [Fact]
    public async Task Starts_again_after_five_minutes()
    {
        var (early, late) = (await HalfwayAsync(), await HalfwayAsync());
        _time.Advance(TimeSpan.FromMinutes(4));
        using var inTime = await early.GetAsync(CodePath);
        _time.Advance(TimeSpan.FromMinutes(1));
        using var tooLate = await late.GetAsync(CodePath);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        Assert.Equal("/sign-in", tooLate.Headers.Location!.OnSite());
    }

    [Fact]
    public async Task Ends_a_half_done_sign_in_when_the_password_changes()
    {
        var browser = await HalfwayAsync();
        using var changed = await _owner.CallAsync(HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"{{Password}}","newPassword":"four quiet mountains"}""");
        using var page = await browser.GetAsync(CodePath);

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal("/sign-in", page.Headers.Location!.OnSite());
    }

    [Fact]
    public async Task Says_the_same_of_a_wrong_password_whether_or_not_there_is_an_app()
    {
        await _visitor.JoinAsync("bola@lagosfoods.example", Password);
        using var with = await new SignInForm(_host).SubmitAsync(Email, "wrong");
        using var without = await new SignInForm(_host).SubmitAsync("bola@lagosfoods.example", "wrong");
        using var nobody = await new SignInForm(_host).SubmitAsync("nobody@lagosfoods.example", "wrong");

        const string said = "That e-mail address and password do not match an account.";
        Assert.All([with, without, nobody], a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.StatusCode));
        Assert.Contains(said, await with.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(said, await without.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(said, await nobody.TextAsync(), StringComparison.Ordinal);
        Assert.False(with.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("half=", StringComparison.Ordinal)));
    }

    private static string Spaced(string code) => $" {code[..3]} {code[3..]} ";

    private async Task<SignInForm> HalfwayAsync()
    {
        var browser = new SignInForm(_host);
        using var half = await browser.SubmitAsync(Email, Password);
        Assert.StartsWith(CodePath, half.Headers.Location!.OnSite(), StringComparison.Ordinal);
        return browser;
    }
}
