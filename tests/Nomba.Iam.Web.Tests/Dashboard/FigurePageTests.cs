using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Dashboard;

/// <summary>What happened at the doors, as pages say it.</summary>
public sealed class FigurePageTests : IAsyncLifetime
{
    private const string Password = "a-long-test-password";
    private const string Owner = "ada@lagosfoods.example";

    private readonly IamHost _host = new();
    private readonly SignInForm _browser;
    private SeededOrganization _organization = null!;

    public FigurePageTests() => _browser = new SignInForm(_host);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SeededApiKey Key => _organization.ApiKeys[0];

    public async ValueTask InitializeAsync()
    {
        var seeded = await _host.SeedAsync(new SeedPlan(
            [new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser(Owner, Password, "Owner")], [new SeedApiKey("Till", null, null)], [])], []));
        _organization = seeded.Organizations[0];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Failed_sign_ins_of_people_stand_on_the_overview_and_lead_to_the_entries()
    {
        await SignInAsync();
        Assert.Contains("Failed sign-ins, 24 h</span><span class=\"figure-value\">0</span>", await TextOfAsync(""), StringComparison.Ordinal);

        for (var i = 0; i < 2; i++)
        {
            using var wrong = await new SignInForm(_host).SubmitAsync(Owner, "not-the-password");
        }

        await _host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: true, Cancellation);

        Assert.Contains("Failed sign-ins, 24 h</span><span class=\"figure-value\">2</span>", await TextOfAsync(""), StringComparison.Ordinal);
        var entries = await TextOfAsync("/audit?action=security.sign_in_failed");
        Assert.Contains("Sign-in failed", entries, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_members_page_says_when_it_was_last_at_work()
    {
        await SignInAsync();
        var before = await TextOfAsync($"/members/{Key.Id}");
        Assert.Equal(HttpStatusCode.OK, await TryTokenAsync(Key.Live.ClientSecret!));

        var after = await TextOfAsync($"/members/{Key.Id}");
        var person = await TextOfAsync($"/members/{_organization.Users[0].MemberId}");

        Assert.DoesNotContain("<time", LastSeenIn(before), StringComparison.Ordinal);
        Assert.Contains("<time", LastSeenIn(after), StringComparison.Ordinal);
        Assert.Contains("<time", LastSeenIn(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usage_page_counts_refusals_by_their_reason()
    {
        await SignInAsync();
        Assert.DoesNotContain("Why it was refused", await TextOfAsync("/usage"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await TryTokenAsync("wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await TryTokenAsync("wrong"));

        var page = await TextOfAsync("/usage");
        var reasons = page[page.IndexOf("Why it was refused", StringComparison.Ordinal)..];
        Assert.Matches("The secret was not the key.{1,6}s: mistyped, cut short, or of another key\\.</th><td[^>]*>2</td>", reasons);
    }

    private static string LastSeenIn(string page)
    {
        var from = page.IndexOf("<dt>Last seen</dt>", StringComparison.Ordinal);
        Assert.True(from >= 0, page);
        return page[from..page.IndexOf("</dd>", from, StringComparison.Ordinal)];
    }

    private async Task SignInAsync()
    {
        using var answer = await _browser.SubmitAsync(Owner, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> TextOfAsync(string path)
    {
        using var page = await _browser.GetAsync($"/o/{_organization.Id}{path}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.TextAsync();
    }

    private async Task<HttpStatusCode> TryTokenAsync(string secret)
    {
        using var client = _host.CreateClient();
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", Key.Live.ClientId.ToString("D")), new("client_secret", secret),
        ]);
        using var answer = await client.PostAsync("/oauth2/token", form, Cancellation);
        await _host.Services.GetRequiredService<UsageFlush>().FlushAsync(Cancellation);
        return answer.StatusCode;
    }
}
