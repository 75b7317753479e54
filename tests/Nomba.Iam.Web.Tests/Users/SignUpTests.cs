using System.Net;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

public sealed class SignUpTests : IAsyncDisposable
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";

    private readonly IamHost _host = new(null, ("Iam:SignUp:Enabled", "true"));
    private readonly Visitor _visitor;

    public SignUpTests() => _visitor = new Visitor(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Gives_an_account_to_whoever_follows_the_link()
    {
        using var answer = await SignUpAsync(Email, Password);
        Assert.False(await _visitor.CanSignInAsync(Email, Password));

        using var confirmed = await ConfirmAsync(await _visitor.Mail(Email).TokenAsync());

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(Email, (await confirmed.ReadAsync<ConfirmedEmailResponse>()).Email);
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
        Assert.Equal(["sign_up.requested", "user.created", "user.signed_in"], await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Answers_the_same_when_the_address_is_taken_and_tells_its_owner()
    {
        await _visitor.JoinAsync(Email, Password);

        using var taken = await SignUpAsync(Email.ToUpperInvariant(), "another long passphrase");
        using var free = await SignUpAsync("bola@lagosfoods.example", "another long passphrase");

        Assert.Equal((HttpStatusCode.Accepted, ""), (taken.StatusCode, await taken.TextAsync()));
        Assert.Equal((free.StatusCode, await free.TextAsync()), (taken.StatusCode, await taken.TextAsync()));
        Assert.Equal("You already have an account", (await _visitor.Mail(Email).ReadAsync())[^1].Subject);
        Assert.False(await _visitor.CanSignInAsync(Email, "another long passphrase"));
        Assert.Equal("user.sign_up_repeated", (await _visitor.PlatformAuditAsync())[^2]);
    }

    [Fact]
    public async Task Lets_nobody_choose_the_password_of_an_address_that_is_not_theirs()
    {
        using var attacker = await SignUpAsync(Email, "the attacker chose this");
        using var owner = await SignUpAsync(Email, Password);
        var mails = await _visitor.Mail(Email).ReadAsync();

        using var confirmed = await ConfirmAsync(Mailbox.TokenIn(mails[1]));
        using var other = await ConfirmAsync(Mailbox.TokenIn(mails[0]));

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        await other.ProblemAsync(HttpStatusCode.Conflict, "user.email_taken");
        Assert.True(await _visitor.CanSignInAsync(Email, Password));
        Assert.False(await _visitor.CanSignInAsync(Email, "the attacker chose this"));
    }

    [Fact]
    public async Task Uses_a_link_once_however_many_follow_it_at_once()
    {
        using var signUp = await SignUpAsync(Email, Password);
        var token = await _visitor.Mail(Email).TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConfirmAsync(token)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.created");
    }

    [Theory]
    [InlineData("no-address", Password, "user.email", "email")]
    [InlineData("a@b.example\\r\\nBcc: c@d.example", Password, "user.email", "email")]
    [InlineData(Email, "fourteen chars", "password.too_short", "password")]
    [InlineData(Email, "passwordpassword", "password.repetition", "password")]
    [InlineData(Email, "Password1234567890", "password.common", "password")]
    [InlineData(Email, "ada@lagosfoods.example", "password.context", "password")]
    public async Task Refuses_what_is_wrong_and_says_where(string email, string password, string code, string field)
    {
        using var answer = await SignUpAsync(email, password);

        Assert.Equal(field, Assert.Single((await answer.ProblemAsync(HttpStatusCode.BadRequest, code)).Errors!).Field);
        Assert.Empty(await _visitor.PlatformAuditAsync());
        Assert.Empty(await _visitor.Mail(Email).ReadAsync());
    }

    [Fact]
    public async Task Takes_a_password_however_a_keyboard_composes_it()
    {
        await _visitor.JoinAsync(Email, "cinq caf\u00e9s noirs \u00e0 midi");

        Assert.True(await _visitor.CanSignInAsync(Email, "cinq cafe\u0301s noirs a\u0300 midi"));
        Assert.False(await _visitor.CanSignInAsync(Email, "cinq cafes noirs a midi"));
    }

    [Fact]
    public async Task Sends_only_so_many_mails_to_one_address()
    {
        for (var i = 0; i < 10; i++)
        {
            using var answer = await SignUpAsync(Email, Password);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        using var refused = await SignUpAsync(Email, Password);

        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "email.too_many");
        Assert.Equal(10, (await _visitor.Mail(Email).ReadAsync()).Count);
    }

    [Fact]
    public async Task Is_closed_unless_a_setting_opens_it()
    {
        await using var closed = new IamHost();
        var visitor = new Visitor(closed);

        using var answer = await visitor.PostAsync("sign-up", $$"""{"email":"{{Email}}","password":"{{Password}}"}""");

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "sign_up.closed");
        Assert.Empty(await visitor.PlatformAuditAsync());
    }

    [Theory]
    [InlineData("""{"token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", HttpStatusCode.NotFound, "link.unknown")]
    [InlineData("""{"token":""}""", HttpStatusCode.BadRequest, "link.token")]
    [InlineData("""{"tokn":"x"}""", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task Refuses_a_link_that_it_did_not_send(string json, HttpStatusCode status, string code)
    {
        using var answer = await _visitor.PostAsync("email-confirmations", json);

        await answer.ProblemAsync(status, code);
    }

    [Fact]
    public async Task Refuses_what_it_would_not_keep()
    {
        using var answer = await _visitor.PostAsync("sign-up", $$"""{"email":"{{Email}}","password":"{{Password}}","organizationName":"Lagos Foods"}""");

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal("organizationName", Assert.Single(problem.Errors!).Field);
        Assert.Empty(await _visitor.PlatformAuditAsync());
    }

    private Task<HttpResponseMessage> SignUpAsync(string email, string password) =>
        _visitor.PostAsync("sign-up", $$"""{"email":"{{email}}","password":"{{password}}"}""");

    private Task<HttpResponseMessage> ConfirmAsync(string token) => _visitor.PostAsync("email-confirmations", $$"""{"token":"{{token}}"}""");
}
