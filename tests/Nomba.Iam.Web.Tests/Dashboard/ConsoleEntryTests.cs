using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Dashboard;

/// <summary>Who gets into the console, page by page, as far as HTTP goes.</summary>
public sealed class ConsoleEntryTests : IAsyncLifetime
{
    private const string Password = "a-long-test-password";
    private const string Owner = "ada@lagosfoods.example";
    private const string Clerk = "ife@lagosfoods.example";
    private const string Stranger = "tunde@kobo.example";

    private readonly IamHost _host = new() { AnswersLate = true };
    private Guid _organization;

    public async ValueTask InitializeAsync()
    {
        var seeded = await _host.SeedAsync(new SeedPlan(
            [
                new SeedOrganization("Lagos Foods", null, [], [new SeedRole("Nobody", ["transfers:read"])], [new SeedUser(Owner, Password, "Owner"), new SeedUser(Clerk, Password, "Nobody")], [new SeedApiKey("Till", null, null)], []),
                new SeedOrganization("Kobo Trading", null, [], [], [new SeedUser(Stranger, Password, "Owner")], [], []),
            ],
            [new SeedResourceServer("nomba-merchant-api", ["transfers:read"])]));
        _organization = seeded.Organizations[0].Id;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Another_organizations_pages_are_not_there_and_neither_are_those_that_never_were()
    {
        var stranger = await SignInAsync(Stranger);
        var pages = OrganizationPages().ToList();

        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            using var other = await stranger.GetAsync(page.Replace("{Organization}", _organization.ToString("D"), StringComparison.Ordinal));
            using var never = await stranger.GetAsync(page.Replace("{Organization}", Guid.CreateVersion7().ToString("D"), StringComparison.Ordinal));
            Assert.True((HttpStatusCode.NotFound, HttpStatusCode.NotFound) == (other.StatusCode, never.StatusCode), $"{page}: {other.StatusCode}, {never.StatusCode}");
        }
    }

    [Fact]
    public async Task Whoever_lacks_the_permission_sees_neither_the_page_nor_the_link()
    {
        var clerk = await SignInAsync(Clerk);
        var home = await TextOfAsync(clerk, "");

        foreach (var page in new[] { "keys", "keys/new", "usage", "members", "members/invite", "roles", "roles/new", "accounts", "accounts/new", "applications", "applications/new", "apis", "webhooks", "webhooks/new", "audit", "why", "settings" })
        {
            using var answer = await clerk.GetAsync($"/o/{_organization}/{page}");
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{page}: {answer.StatusCode}");
            Assert.DoesNotContain($"/o/{_organization}/{page}\"", home, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_operators_area_is_not_there_for_anybody_else()
    {
        var owner = await SignInAsync(Owner);

        foreach (var page in new[] { "/operator", "/operator/organizations", "/operator/apis", "/operator/signing-keys" })
        {
            using var answer = await owner.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await _host.AppointOperatorAsync(Owner);
        foreach (var page in new[] { "/operator", "/operator/organizations", $"/operator/organizations/{_organization}", "/operator/apis", "/operator/signing-keys" })
        {
            using var answer = await owner.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_post_without_the_forms_token_does_nothing()
    {
        var owner = await SignInAsync(Owner);
        using var forged = new FormUrlEncodedContent([new("_handler", "create-account"), new("name", "Forged outlet")]);
        using var export = new FormUrlEncodedContent([new("format", "csv")]);

        using var created = await owner.PostAsync($"/o/{_organization}/accounts/new", forged);
        using var exported = await owner.PostAsync($"/o/{_organization}/audit/export", export);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (created.StatusCode, exported.StatusCode));
        Assert.DoesNotContain("Forged outlet", await TextOfAsync(owner, "/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_at_all_takes_a_form_without_its_token()
    {
        await _host.AppointOperatorAsync(Owner);
        var owner = await SignInAsync(Owner);
        string[] pages = [.. Pages().Select(page => page.Replace("{Organization}", _organization.ToString("D"), StringComparison.Ordinal))];
        using var before = await owner.CallAsync(HttpMethod.Get, $"api/v1/organizations/{_organization}/audit?limit=1");
        var latest = await before.TextAsync();

        Assert.True(pages.Length > 50);
        foreach (var page in pages)
        {
            using var form = new FormUrlEncodedContent([new("_handler", "any"), new("action", "any"), new("reason", "forged")]);
            using var answer = await owner.PostAsync(page, form);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{page}: {answer.StatusCode}");
        }

        using var after = await owner.CallAsync(HttpMethod.Get, $"api/v1/organizations/{_organization}/audit?limit=1");
        Assert.Equal(latest, await after.TextAsync());
    }

    [Fact]
    public async Task Everybody_else_is_asked_to_sign_in()
    {
        using var answer = await new SignInForm(_host).GetAsync($"/o/{_organization}/keys");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_member_is_out_at_the_next_click()
    {
        var (owner, clerk) = (await SignInAsync(Owner), await SignInAsync(Clerk));
        var members = await TextOfAsync(owner, "/members?kind=User");
        var id = MemberLink(members, Clerk);

        using var before = await clerk.GetAsync($"/o/{_organization}");
        using var suspended = await owner.FillAsync($"/o/{_organization}/members/{id}/suspend", "suspend-member", ("reason", "left the company"));
        using var after = await clerk.GetAsync($"/o/{_organization}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.NotFound), (before.StatusCode, suspended.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_secret_is_in_the_answer_to_the_form_and_nowhere_else()
    {
        var owner = await SignInAsync(Owner);
        (string, string)[] fields = [("Input.Name", "<b>Ikeja</b> POS"), ("Input.Role", "Admin"), ("step", "create")];

        using var created = await owner.FillAsync($"/o/{_organization}/keys/new", "create-key", fields);
        using var again = await owner.FillAsync($"/o/{_organization}/keys/new", "create-key", fields);
        var page = await created.TextAsync();
        var list = await TextOfAsync(owner, "/keys");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (created.StatusCode, again.StatusCode));
        Assert.Contains("no-store", created.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("id=\"secret-live\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"secret-live\"", await again.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ikeja&lt;/b&gt; POS", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ikeja</b>", page + list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_it_is_refused()
    {
        var owner = await SignInAsync(Owner);

        using var answer = await owner.FillAsync(
            $"/o/{_organization}/keys/new", "create-key",
            ("Input.Name", "till"), ("Input.Description", "By the door"), ("Input.Addresses", "10.0.0.5/8"), ("Input.ExpiresOn", "2001-01-01"), ("step", "create"));
        var page = await answer.TextAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"By the door\"", page, StringComparison.Ordinal);
        Assert.Contains("10.0.0.5/8", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Input.Addresses-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Input.ExpiresOn-fault\"", page, StringComparison.Ordinal);
    }

    private IEnumerable<string> OrganizationPages() => Pages().Where(route => route.StartsWith("/o/{Organization}", StringComparison.Ordinal));

    // With something in the place of every id. The organization's is left for the test.
    private IEnumerable<string> Pages() => _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
        .Select(route => route.Replace("{Id}", "x", StringComparison.Ordinal).Replace("{Pair}", "live", StringComparison.Ordinal).Replace("{Delivery}", "x", StringComparison.Ordinal))
        .Distinct();

    private async Task<SignInForm> SignInAsync(string email)
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private async Task<string> TextOfAsync(SignInForm browser, string path)
    {
        using var answer = await browser.GetAsync($"/o/{_organization}{path}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.TextAsync();
    }

    private static string MemberLink(string page, string name)
    {
        var at = page.IndexOf($"\">{name}</a>", StringComparison.Ordinal);
        return page[..at].Split('/')[^1];
    }
}
