using System.Net;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

public sealed class EmailChangeTests : IAsyncLifetime
{
    private const string Old = "ada@lagosfoods.example";
    private const string New = "ada@abujasteel.example";
    private const string Password = "seven yellow pineapples";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;
    private SignedIn _ada = null!;

    public EmailChangeTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        _visitor = new Visitor(_host);
    }

    public async ValueTask InitializeAsync() => _ada = await _visitor.JoinAsync(Old, Password);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_effect_when_both_addresses_have_agreed(bool oldFirst)
    {
        await AskAsync(New);
        var (old, fresh) = (await _visitor.Mail(Old).TokenAsync(), await _visitor.Mail(New).TokenAsync());

        using var first = await ActAsync("confirm", oldFirst ? old : fresh);
        var half = await first.ReadAsync<EmailChangeResponse>();
        Assert.True(await _visitor.CanSignInAsync(Old, Password));
        using var second = await ActAsync("confirm", oldFirst ? fresh : old);
        var whole = await second.ReadAsync<EmailChangeResponse>();

        Assert.Equal((new EmailChangeResponse(oldFirst, !oldFirst, false), new EmailChangeResponse(true, true, true)), (half, whole));
        Assert.True(await _visitor.CanSignInAsync(New, Password));
        Assert.False(await _visitor.CanSignInAsync(Old, Password));
        Assert.Equal("Your e-mail address was changed", (await _visitor.Mail(Old).ReadAsync())[^1].Subject);
        Assert.Contains("user.email_changed", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Is_withdrawn_on_the_persons_own_page()
    {
        await AskAsync(New);
        var (old, fresh) = (await _visitor.Mail(Old).TokenAsync(), await _visitor.Mail(New).TokenAsync());
        var browser = new SignInForm(_host);
        using var signedIn = await browser.SubmitAsync(Old, Password);

        using var withdrawn = await browser.FillAsync("/account", "withdraw-email");
        using var first = await ActAsync("confirm", old);
        using var second = await ActAsync("confirm", fresh);

        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.False(first.IsSuccessStatusCode || second.IsSuccessStatusCode);
        Assert.True(await _visitor.CanSignInAsync(Old, Password));
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.email_change_cancelled");
    }

    [Fact]
    public async Task Takes_effect_once_when_both_agree_at_the_same_moment()
    {
        await AskAsync(New);
        string[] tokens = [await _visitor.Mail(Old).TokenAsync(), await _visitor.Mail(New).TokenAsync()];

        var answers = await Task.WhenAll(tokens.Select(t => ActAsync("confirm", t)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.email_changed");
        Assert.True(await _visitor.CanSignInAsync(New, Password));
    }

    [Theory]
    [InlineData(Old, false)]
    [InlineData(New, false)]
    [InlineData(Old, true)]
    public async Task Is_called_off_by_either_address_even_after_it_agreed(string by, bool agreed)
    {
        await AskAsync(New);
        var (mine, other) = (await _visitor.Mail(by).TokenAsync(), await _visitor.Mail(by == Old ? New : Old).TokenAsync());
        if (agreed)
        {
            using var agreement = await ActAsync("confirm", mine);
        }

        using var answer = await ActAsync("cancel", mine);
        using var late = await ActAsync("confirm", other);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await late.ProblemAsync(HttpStatusCode.Conflict, "email_change.ended");
        Assert.True(await _visitor.CanSignInAsync(Old, Password));
        Assert.Contains("user.email_change_cancelled", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Gives_way_to_a_newer_one_and_ends_after_a_day()
    {
        await AskAsync("ada@first.example");
        var first = await _visitor.Mail("ada@first.example").TokenAsync();
        await AskAsync(New);
        var second = await _visitor.Mail(New).TokenAsync();

        using var overtaken = await ActAsync("confirm", first);
        _time.Advance(TimeSpan.FromHours(25));
        using var late = await ActAsync("confirm", second);

        await overtaken.ProblemAsync(HttpStatusCode.Conflict, "email_change.ended");
        await late.ProblemAsync(HttpStatusCode.Conflict, "link.expired");
    }

    [Fact]
    public async Task Tells_of_a_taken_address_nobody_but_who_reads_both_mailboxes()
    {
        await _visitor.JoinAsync(New, Password);
        await AskAsync(New);
        var (old, fresh) = (await _visitor.Mail(Old).TokenAsync(), await _visitor.Mail(New).TokenAsync());

        using var first = await ActAsync("confirm", old);
        using var second = await ActAsync("confirm", fresh);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await second.ProblemAsync(HttpStatusCode.Conflict, "user.email_taken");
        Assert.True(await _visitor.CanSignInAsync(Old, Password));
    }

    [Fact]
    public async Task Kills_the_links_for_a_new_password_that_went_to_the_old_address()
    {
        using var reset = await _visitor.PostAsync("password-resets", $$"""{"email":"{{Old}}"}""");
        var token = await _visitor.Mail(Old).TokenAsync();
        await AskAsync(New);
        using var first = await ActAsync("confirm", await _visitor.Mail(Old).TokenAsync());
        using var second = await ActAsync("confirm", await _visitor.Mail(New).TokenAsync());

        using var answer = await _visitor.PostAsync("password-resets/confirm", $$"""{"token":"{{token}}","newPassword":"four quiet mountains"}""");

        await answer.ProblemAsync(HttpStatusCode.NotFound, "link.unknown");
    }

    [Theory]
    [InlineData("nonsense", Password, "user.email")]
    [InlineData("ADA@lagosfoods.example", Password, "email_change.same")]
    [InlineData(New, "not the password", "password.wrong")]
    public async Task Refuses_what_is_wrong(string email, string password, string code)
    {
        using var answer = await _ada.CallAsync(HttpMethod.Post, "api/v1/users/me/email", $$"""{"newEmail":"{{email}}","currentPassword":"{{password}}"}""");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.DoesNotContain("user.email_change_requested", await _visitor.PlatformAuditAsync());
    }

    private async Task AskAsync(string email)
    {
        using var answer = await _ada.CallAsync(HttpMethod.Post, "api/v1/users/me/email", $$"""{"newEmail":"{{email}}","currentPassword":"{{Password}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private Task<HttpResponseMessage> ActAsync(string what, string token) => _visitor.PostAsync($"email-changes/{what}", $$"""{"token":"{{token}}"}""");
}
