using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "seven yellow pineapples";
    private const string Sessions = "api/v1/users/me/sessions";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;
    private SignedIn _ada = null!;

    public SessionTests()
    {
        _host = new IamHost(_time, ("Iam:SignUp:Enabled", "true"));
        _visitor = new Visitor(_host);
    }

    public async ValueTask InitializeAsync() => _ada = await _visitor.JoinAsync(Email, Password);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lists_where_a_person_is_signed_in()
    {
        _time.Advance(TimeSpan.FromMinutes(5));
        await SignedIn.AsAsync(_host, Email, Password);

        var sessions = await ListAsync(_ada);

        Assert.Equal([false, true], sessions.Select(s => s.Current));
        Assert.True(sessions[0].CreatedAt > sessions[1].CreatedAt);
        Assert.InRange(sessions[1].LastSeenAt - sessions[1].CreatedAt, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_kept_alive_by_people_and_not_by_pages_that_look_again_by_themselves(bool isByItself)
    {
        for (var i = 0; i < 2; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            using var look = isByItself ? await _ada.SendAsync(HttpMethod.Get, "account", null, ("X-Nomba-Live", "1")) : await _ada.CallAsync(HttpMethod.Get, "account");
            Assert.Equal(i == 0 || !isByItself ? HttpStatusCode.OK : HttpStatusCode.Redirect, look.StatusCode);
        }
    }

    [Fact]
    public async Task Lists_a_page_at_a_time_and_none_that_is_too_old()
    {
        _time.Advance(TimeSpan.FromMinutes(5));
        await SignedIn.AsAsync(_host, Email, Password);
        _time.Advance(TimeSpan.FromMinutes(5));
        var newest = await SignedIn.AsAsync(_host, Email, Password);
        var all = await ListAsync(newest);
        using var first = await newest.CallAsync(HttpMethod.Get, $"{Sessions}?limit=2");
        var page = await first.ReadAsync<Page<SessionResponse>>();
        using var second = await newest.CallAsync(HttpMethod.Get, $"{Sessions}?limit=2&cursor={page.Next}");
        var rest = await second.ReadAsync<Page<SessionResponse>>();

        Assert.Equal([true, false, false], all.Select(s => s.Current));
        Assert.Equal(all.Select(s => s.Id), page.Items.Concat(rest.Items).Select(s => s.Id));
        Assert.Equal((2, null), (page.Items.Count, rest.Next));

        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(all[0].Id, Assert.Single(await ListAsync(newest)).Id);
    }

    [Theory]
    [InlineData("limit=0", "page.limit")]
    [InlineData("limit=101", "page.limit")]
    [InlineData("cursor=!", "page.cursor")]
    public async Task Refuses_a_page_that_is_none(string query, string code)
    {
        using var answer = await _ada.CallAsync(HttpMethod.Get, $"{Sessions}?{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Refuses_the_next_request_of_a_session_that_was_ended()
    {
        var elsewhere = await SignedIn.AsAsync(_host, Email, Password);
        var other = (await ListAsync(_ada)).Single(s => !s.Current);

        using var answer = await _ada.CallAsync(HttpMethod.Delete, $"{Sessions}/{other.Id}");
        using var again = await _ada.CallAsync(HttpMethod.Delete, $"{Sessions}/{other.Id}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await again.ProblemAsync(HttpStatusCode.NotFound, "session.not_found");
        using var refused = await elsewhere.CallAsync(HttpMethod.Get, "api/v1/users/me");
        await refused.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Contains("session.ended", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Ends_all_sessions_but_this_one()
    {
        var elsewhere = await SignedIn.AsAsync(_host, Email, Password);

        using var answer = await _ada.CallAsync(HttpMethod.Post, $"{Sessions}/end-others");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.True(Assert.Single(await ListAsync(_ada)).Current);
        using var refused = await elsewhere.CallAsync(HttpMethod.Get, "api/v1/users/me");
        await refused.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Contains("user.other_sessions_ended", await _visitor.PlatformAuditAsync());
    }

    [Fact]
    public async Task Ends_the_session_of_a_browser_that_signs_out_and_of_every_copy_of_its_cookie()
    {
        var browser = new SignInForm(_host);
        using var signIn = await browser.SubmitAsync(Email, Password);
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        using var home = await browser.GetAsync("/organizations");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", SignInForm.ForgeryTokenIn(await home.TextAsync()))]);

        using var signOut = await browser.PostAsync("/sign-out", form);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/users/me") { Headers = { { "X-Nomba-Csrf", "1" }, { "Cookie", cookie } } };
        using var copy = await _host.CreateDefaultClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, signOut.StatusCode);
        await copy.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Equal("user.signed_out", (await _visitor.PlatformAuditAsync())[^1]);
    }

    [Fact]
    public async Task Belongs_to_its_person_alone()
    {
        var bola = await _visitor.JoinAsync("bola@lagosfoods.example", Password);
        var hers = Assert.Single(await ListAsync(_ada));

        using var answer = await bola.CallAsync(HttpMethod.Delete, $"{Sessions}/{hers.Id}");
        using var malformed = await bola.CallAsync(HttpMethod.Delete, $"{Sessions}/none");

        await answer.ProblemAsync(HttpStatusCode.NotFound, "session.not_found");
        await malformed.ProblemAsync(HttpStatusCode.NotFound, "session.not_found");
        Assert.Single(await ListAsync(_ada));
    }

    [Fact]
    public async Task Costs_one_statement_a_request_and_a_second_once_a_minute()
    {
        using var warm = await _ada.CallAsync(HttpMethod.Get, "api/v1/users/me");
        _host.Statements.Reset();
        using var first = await _ada.CallAsync(HttpMethod.Get, "api/v1/users/me");
        var busy = _host.Statements.Sent.Count(s => s.Contains("UserSessions", StringComparison.Ordinal));

        _time.Advance(TimeSpan.FromMinutes(2));
        _host.Statements.Reset();
        using var later = await _ada.CallAsync(HttpMethod.Get, "api/v1/users/me");

        Assert.Equal(1, busy);
        Assert.Equal(2, _host.Statements.Sent.Count(s => s.Contains("UserSessions", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GET", "api/v1/users/me", null)]
    [InlineData("GET", Sessions, null)]
    [InlineData("DELETE", Sessions + "/018f3c1e-0000-7000-8000-000000000001", null)]
    [InlineData("POST", Sessions + "/end-others", null)]
    [InlineData("POST", "api/v1/users/me/password", """{"currentPassword":"a","newPassword":"b"}""")]
    [InlineData("POST", "api/v1/users/me/email", """{"newEmail":"a@b.example","currentPassword":"b"}""")]
    public async Task Is_for_people_who_are_signed_in(string method, string path, string? json)
    {
        using var client = _host.CreateClient();
        var merchant = await ManagedOrganization.SeedAsync(_host, client);

        using var nobody = await new SignInForm(_host).CallAsync(new HttpMethod(method), path, json);
        using var key = await merchant.SendAsync(new HttpMethod(method), path, json, ManagedOrganization.Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await key.ProblemAsync(HttpStatusCode.Forbidden, "auth.person_required");
    }

    private static async Task<IReadOnlyList<SessionResponse>> ListAsync(SignedIn person)
    {
        using var answer = await person.CallAsync(HttpMethod.Get, Sessions);
        return (await answer.ReadAsync<Page<SessionResponse>>()).Items;
    }
}
