using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Dashboard;

/// <summary>The pages behind mailed links, as far as HTTP goes. What they look like, and their script, is tried with a browser.</summary>
public sealed class LinkPageTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";
    private const string Other = "four quiet mountains";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;

    public LinkPageTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        _visitor = new Visitor(_host);
    }

    public async ValueTask InitializeAsync() => await _visitor.JoinAsync(Email, Password);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Sign_up_is_offered_only_where_it_is_open()
    {
        await using var closed = new IamHost();
        var open = await (await new SignInForm(_host).GetAsync("/sign-in")).TextAsync();
        var signIn = await (await new SignInForm(closed).GetAsync("/sign-in")).TextAsync();
        using var signUp = await new SignInForm(closed).GetAsync("/sign-up");

        Assert.Contains("href=\"/sign-up\"", open, StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-up", signIn, StringComparison.Ordinal);
        Assert.Contains("href=\"/forgot-password\"", signIn, StringComparison.Ordinal);
        var page = await signUp.TextAsync();
        Assert.Contains("Sign-up is closed here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_sets_a_password_once_and_the_page_says_what_is_wrong_with_any_other()
    {
        var replaced = await AskAsync();
        var token = await AskAsync();

        using var weak = await ResetAsync(token, "short");
        using var set = await ResetAsync(token, Other);
        using var again = await ResetAsync(token, Password);
        using var old = await ResetAsync(replaced, Password);
        using var cut = await ResetAsync("", Password);
        var late = await AskAsync();
        _time.Advance(TimeSpan.FromHours(1.01));
        using var expired = await ResetAsync(late, Password);

        Assert.Contains("id=\"newPassword-fault\"", await TextAsync(weak, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (set.StatusCode, PathOf(set)));
        Assert.Contains("This link has been used already.", await TextAsync(again, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("Perhaps a newer one has taken its place", await TextAsync(old, HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("This link is not complete", await TextAsync(cut, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("This link is too old.", await TextAsync(expired, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.True(await _visitor.CanSignInAsync(Email, Other));
    }

    [Fact]
    public async Task Asking_for_a_password_looks_the_same_for_an_address_that_nobody_has()
    {
        using var known = await new SignInForm(_host).FillAsync("/forgot-password", "forgot-password", ("email", Email));
        using var unknown = await new SignInForm(_host).FillAsync("/forgot-password", "forgot-password", ("email", "eve@lagosfoods.example"));

        Assert.Equal(await TextAsync(known, HttpStatusCode.OK), (await TextAsync(unknown, HttpStatusCode.OK)).Replace("eve@", "ada@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/confirm-email", "confirm-email")]
    [InlineData("/reset-password", "reset-password")]
    [InlineData("/confirm-email-change", "confirm-email-change")]
    [InlineData("/accept-invitation", "accept-invitation")]
    public async Task An_unknown_link_is_answered_like_the_API_does_and_the_page_shows_no_form(string path, string form)
    {
        using var answer = await new SignInForm(_host).FillAsync(
            path, form, ("token", new string('x', 43)), ("newPassword", Password), ("decision", path == "/confirm-email-change" ? "confirm" : "view"));

        var page = await TextAsync(answer, HttpStatusCode.NotFound);
        Assert.Contains("This link is not good.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-up", "sign-up")]
    [InlineData("/forgot-password", "forgot-password")]
    [InlineData("/confirm-email", "confirm-email")]
    [InlineData("/reset-password", "reset-password")]
    [InlineData("/confirm-email-change", "confirm-email-change")]
    [InlineData("/accept-invitation", "accept-invitation")]
    public async Task A_form_of_another_site_does_nothing(string path, string form)
    {
        var token = await AskAsync();
        using var content = new FormUrlEncodedContent([new("_handler", form), new("token", token), new("newPassword", Other), new("email", Email), new("password", Other)]);
        using var answer = await new SignInForm(_host).PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var still = await ResetAsync(token, Other);
        Assert.Equal(HttpStatusCode.Redirect, still.StatusCode);
    }

    private async Task<string> AskAsync()
    {
        using var asked = await new SignInForm(_host).FillAsync("/forgot-password", "forgot-password", ("email", Email));
        Assert.Contains("Check your mail", await TextAsync(asked, HttpStatusCode.OK), StringComparison.Ordinal);
        return await _visitor.Mail(Email).TokenAsync();
    }

    private Task<HttpResponseMessage> ResetAsync(string token, string password) =>
        new SignInForm(_host).FillAsync("/reset-password", "reset-password", ("token", token), ("newPassword", password));

    private static string PathOf(HttpResponseMessage answer) => new Uri(new Uri("http://localhost"), answer.Headers.Location!).AbsolutePath;

    private static async Task<string> TextAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return await answer.TextAsync();
    }
}
