using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Security;

/// <summary>Dangerous acts want a proof of the last ten minutes of who sits at the browser.</summary>
public sealed class FreshSignInTests : IAsyncLifetime
{
    private const string Email = "ada@lagos.example";
    private const string Password = "a-long-test-password";
    private const string Page = "/confirm-identity?returnUrl=%2Faccount";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly SignInForm _browser;
    private SeedOutcome _seeded = null!;

    public FreshSignInTests()
    {
        _host = new IamHost(_time);
        _browser = new SignInForm(_host);
    }

    public async ValueTask InitializeAsync()
    {
        _seeded = await _host.SeedAsync(new SeedPlan([new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser(Email, Password, "Owner")], [], [])], []));
        using var answer = await _browser.SubmitAsync(Email, Password);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lets_a_fresh_session_act()
    {
        using var answer = await CreateKeyAsync();

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_stale_session_until_the_person_has_proven_who_they_are()
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        using var stale = await CreateKeyAsync();
        using var wrong = await ProveAsync("not the password");
        using var still = await CreateKeyAsync();
        using var right = await ProveAsync(Password);
        using var fresh = await CreateKeyAsync();

        await stale.ProblemAsync(HttpStatusCode.Forbidden, "auth.fresh_sign_in_required");
        await still.ProblemAsync(HttpStatusCode.Forbidden, "auth.fresh_sign_in_required");
        Assert.EndsWith("/account", right.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, fresh.StatusCode);
    }

    [Fact]
    public async Task Asks_before_a_form_is_filled_in_and_leads_back_to_it()
    {
        var form = $"/o/{_seeded.Organizations[0].Id}/keys/new";
        _time.Advance(TimeSpan.FromMinutes(10));
        using var answer = await _browser.GetAsync(form);

        Assert.Equal("/confirm-identity?returnUrl=" + Uri.EscapeDataString(form), answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Takes_only_so_many_wrong_passwords()
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await ProveAsync("not the password");
        }

        using var right = await ProveAsync(Password);
        using var stale = await CreateKeyAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        await stale.ProblemAsync(HttpStatusCode.Forbidden, "auth.fresh_sign_in_required");
    }

    private Task<HttpResponseMessage> CreateKeyAsync() =>
        _browser.CallAsync(HttpMethod.Post, $"api/v1/organizations/{_seeded.Organizations[0].Id}/api-keys", """{"name":"made in a browser"}""");

    private Task<HttpResponseMessage> ProveAsync(string password) => _browser.FillAsync(Page, "confirm-identity", ("currentPassword", password));
}
