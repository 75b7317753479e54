using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>Setting an authenticator app up, recovery codes, and switching it off.</summary>
public sealed class SecurityPageTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";
    private const string Page = "/security";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;
    private readonly SignInForm _browser;

    public SecurityPageTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        (_visitor, _browser) = (new Visitor(_host), new SignInForm(_host));
    }

    public async ValueTask InitializeAsync()
    {
        await _visitor.JoinAsync(Email, Password);
        using var answer = await _browser.SubmitAsync(Email, Password);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Shows_a_key_counts_it_from_its_first_code_on_and_shows_recovery_codes_once()
    {
        using var begun = await AuthenticatorApp.BeginAsync(_browser, Password);
        var setup = await begun.TextAsync();
        var app = new AuthenticatorApp(AuthenticatorApp.KeyIn(setup), _time);
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
        using var confirmed = await app.ConfirmAsync(_browser, app.NextCode());

        Assert.Contains("<svg", setup, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", setup, StringComparison.Ordinal);
        Assert.True(begun.Headers.CacheControl!.NoStore);
        var codes = AuthenticatorApp.CodesIn(await confirmed.TextAsync());
        Assert.Equal(RecoveryCode.SetSize, codes.Distinct().Count());
        var page = await PageAsync();
        Assert.Contains("10 recovery codes", page, StringComparison.Ordinal);
        Assert.Empty(AuthenticatorApp.CodesIn(page));
        Assert.DoesNotContain(app.Key.Reveal(), page, StringComparison.Ordinal);
        Assert.Equal("A second factor was added", (await _visitor.Mail(Email).ReadAsync())[^1].Subject);
        var audit = await _visitor.PlatformAuditAsync();
        Assert.Equal(
            ["user.totp_setup_begun", "security.secret_shown", "user.totp_enabled", "security.secret_shown"],
            audit.Where(a => a.Contains("totp", StringComparison.Ordinal) || a == "security.secret_shown"));
    }

    [Fact]
    public async Task Keeps_neither_the_key_nor_a_recovery_code_as_it_is()
    {
        var app = await AuthenticatorApp.SetUpAsync(_browser, Password, _time);

        await using var scope = _host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<IamDbContext>();
        var stored = await context.Set<Authenticator>().SingleAsync(TestContext.Current.CancellationToken);
        var codes = await context.Set<RecoveryCode>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(app.Key.Reveal(), stored.Key!.Value, StringComparison.Ordinal);
        Assert.All(codes, c => Assert.StartsWith("h1$", c.Hash.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Needs_the_password_to_begin()
    {
        using var answer = await AuthenticatorApp.BeginAsync(_browser, "wrong");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.TextAsync();
        Assert.Contains("The current password is not right.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"key\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_key_again_beside_a_code_that_is_not_right_and_nothing_counts()
    {
        using var begun = await AuthenticatorApp.BeginAsync(_browser, Password);
        var app = new AuthenticatorApp(AuthenticatorApp.KeyIn(await begun.TextAsync()), _time);
        using var wrong = await app.ConfirmAsync(_browser, app.WrongCode());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(app.Key.Reveal(), AuthenticatorApp.KeyIn(await wrong.TextAsync()).Reveal());
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
        using var right = await app.ConfirmAsync(_browser, app.NextCode());
        Assert.NotEmpty(AuthenticatorApp.CodesIn(await right.TextAsync()));
    }

    [Fact]
    public async Task Makes_guessing_the_first_code_wait()
    {
        using var begun = await AuthenticatorApp.BeginAsync(_browser, Password);
        var app = new AuthenticatorApp(AuthenticatorApp.KeyIn(await begun.TextAsync()), _time);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await app.ConfirmAsync(_browser, app.WrongCode());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var right = await app.ConfirmAsync(_browser, app.NextCode());

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Contains("Too many attempts. Try again in a minute.", await right.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgets_a_set_up_after_a_quarter_of_an_hour()
    {
        using var begun = await AuthenticatorApp.BeginAsync(_browser, Password);
        var app = new AuthenticatorApp(AuthenticatorApp.KeyIn(await begun.TextAsync()), _time);
        _time.Advance(Authenticator.SetupLifetime);
        using var late = await app.ConfirmAsync(_browser, app.NextCode());

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Set up the app", await late.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_sessions_that_were_opened_without_it()
    {
        var elsewhere = await SignedIn.AsAsync(_host, Email, Password);
        await AuthenticatorApp.SetUpAsync(_browser, Password, _time);

        using var there = await elsewhere.CallAsync(HttpMethod.Get, "api/v1/users/me");
        using var here = await _browser.CallAsync(HttpMethod.Get, "api/v1/users/me");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (there.StatusCode, here.StatusCode));
    }

    [Fact]
    public async Task Moves_to_another_phone_without_a_moment_in_which_there_is_none()
    {
        var old = await AuthenticatorApp.SetUpAsync(_browser, Password, _time);
        using var begun = await AuthenticatorApp.BeginAsync(_browser, Password);
        var fresh = new AuthenticatorApp(AuthenticatorApp.KeyIn(await begun.TextAsync()), _time);

        Assert.True(await CodeWorksAsync(old.NextCode()));
        using var confirmed = await fresh.ConfirmAsync(_browser, fresh.NextCode());

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.False(await CodeWorksAsync(old.NextCode()));
        Assert.True(await CodeWorksAsync(fresh.NextCode()));
    }

    [Fact]
    public async Task Makes_new_recovery_codes_and_kills_the_old_ones()
    {
        var app = await AuthenticatorApp.SetUpAsync(_browser, Password, _time);
        using var made = await AuthenticatorApp.DecideAsync(_browser, "codes", Password);
        var fresh = AuthenticatorApp.CodesIn(await made.TextAsync());

        Assert.Equal(RecoveryCode.SetSize, fresh.Except(app.RecoveryCodes).Count());
        Assert.False(await CodeWorksAsync(app.RecoveryCodes[0], "/sign-in/recovery"));
        Assert.True(await CodeWorksAsync(fresh[0], "/sign-in/recovery"));
        Assert.Contains((await _visitor.Mail(Email).ReadAsync()).Select(m => m.Subject), s => s == "You have new recovery codes");
        Assert.Contains("user.recovery_codes_replaced", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Switches_off_with_the_password_and_tells_the_person()
    {
        await AuthenticatorApp.SetUpAsync(_browser, Password, _time);
        using var refused = await AuthenticatorApp.DecideAsync(_browser, "disable", "wrong");
        using var done = await AuthenticatorApp.DecideAsync(_browser, "disable", Password);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused.StatusCode, done.StatusCode));
        Assert.Contains("Set up the app", await PageAsync(), StringComparison.Ordinal);
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
        Assert.Equal("A second factor was removed", (await _visitor.Mail(Email).ReadAsync())[^1].Subject);
        Assert.Contains("user.totp_disabled", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Outlives_a_password_reset()
    {
        var app = await AuthenticatorApp.SetUpAsync(_browser, Password, _time);
        using var asked = await _visitor.PostAsync("password-resets", $$"""{"email":"{{Email}}"}""");
        using var reset = await _visitor.PostAsync("password-resets/confirm", $$"""{"token":"{{await _visitor.Mail(Email).TokenAsync()}}","newPassword":"four quiet mountains"}""");

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        using var signIn = await new SignInForm(_host).SubmitAsync(Email, "four quiet mountains");
        Assert.StartsWith("/sign-in/code", signIn.Headers.Location!.OnSite(), StringComparison.Ordinal);
        Assert.True(await CodeWorksAsync(app.NextCode(), password: "four quiet mountains"));
    }

    private async Task<string> PageAsync()
    {
        using var page = await _browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.TextAsync();
    }

    private async Task<bool> CodeWorksAsync(string code, string path = "/sign-in/code", string password = Password)
    {
        var browser = new SignInForm(_host);
        using var first = await browser.SubmitAsync(Email, password);
        using var second = await browser.FillAsync(path, "second-step", ("code", code));
        return second.StatusCode == HttpStatusCode.Redirect;
    }
}
