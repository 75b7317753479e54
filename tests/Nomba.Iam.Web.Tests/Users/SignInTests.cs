using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Users;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "a-long-test-password";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;

    public SignInTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync() => await _host.SeedAsync(new SeedPlan(
        [new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser(Email, Password, "Owner")], [], [])], []));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Begins_a_guarded_session()
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(Email, Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await StatusOfHomeAsync(browser));
    }

    [Fact]
    public async Task Ends_after_half_an_hour_without_a_request()
    {
        var browser = await SignedInAsync();
        _time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Redirect, await StatusOfHomeAsync(browser));
    }

    [Fact]
    public async Task Ends_after_eight_hours_however_busy()
    {
        var browser = await SignedInAsync();
        for (var minutes = 20; minutes < 8 * 60; minutes += 20)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await StatusOfHomeAsync(browser));
        }

        _time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Redirect, await StatusOfHomeAsync(browser));
    }

    [Theory]
    [InlineData("", Password)]
    [InlineData(Email, "")]
    [InlineData(Email, "wrong-password")]
    [InlineData("nobody@example.com", Password)]
    public async Task Refuses_what_is_missing_or_wrong(string email, string password)
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(email, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await StatusOfHomeAsync(browser));
    }

    [Fact]
    public async Task Returns_to_an_application_without_a_redirect()
    {
        using var answer = await new SignInForm(_host).SubmitAsync(Email, Password, "/sign-in?returnUrl=%2Foauth2%2Fauthorize%3Fa%3D1%26b%3D2");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("http-equiv=\"refresh\" content=\"0;url=/oauth2/authorize?a=1&amp;b=2\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refuses_a_form_that_is_not_ours()
    {
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("email", Email), new("password", Password)]);
        using var answer = await new SignInForm(_host).PostAsync("/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData(Email)]
    [InlineData("nobody@example.com")]
    public async Task Makes_guessing_wait_whether_or_not_there_is_such_an_account(string email)
    {
        var browser = new SignInForm(_host);
        await FailAsync(browser, email, 5);

        using var sixth = await browser.SubmitAsync(email, Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

        _time.Advance(TimeSpan.FromSeconds(61));
        using var later = await browser.SubmitAsync(email, "wrong-password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.StatusCode);
        using var again = await browser.SubmitAsync(email, Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.InRange(again.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Lets_the_owner_in_at_a_known_browser_while_a_stranger_at_the_same_address_guesses()
    {
        var owner = await SignedInAsync();
        await FailAsync(new SignInForm(_host), Email, 5);

        using var stranger = await new SignInForm(_host).SubmitAsync(Email, Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.StatusCode);
        using var known = await owner.SubmitAsync(Email, Password);
        Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
    }

    private async Task<SignInForm> SignedInAsync()
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(Email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private static async Task FailAsync(SignInForm browser, string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await browser.SubmitAsync(email, "wrong-password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private static async Task<HttpStatusCode> StatusOfHomeAsync(SignInForm browser)
    {
        using var answer = await browser.GetAsync("/organizations");
        return answer.StatusCode;
    }
}
