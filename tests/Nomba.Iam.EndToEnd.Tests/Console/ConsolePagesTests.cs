using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Console;

/// <summary>Pages of the console, looked at in both themes and at both sizes.</summary>
public sealed class ConsolePagesTests(BrowserFixture browser)
{
    private string Home => browser.ConsoleOf("Lagos Foods");

    [Theory]
    [InlineData("", "overview", "Lagos Foods")]
    [InlineData("/keys", "keys", "API keys")]
    [InlineData("/usage", "usage", "Usage")]
    [InlineData("/members", "members", "Members")]
    [InlineData("/members/invitations", "invitations", "Invitations")]
    [InlineData("/members/invite", "invite", "Invite somebody")]
    [InlineData("/roles", "roles", "Roles")]
    [InlineData("/roles/new", "role-new", "New role")]
    [InlineData("/applications", "applications", "Applications")]
    [InlineData("/applications/new", "application-new", "New application")]
    [InlineData("/apis", "apis", "Resource APIs")]
    [InlineData("/webhooks", "webhooks", "Webhooks")]
    [InlineData("/webhooks/new", "webhook-new", "New webhook")]
    [InlineData("/audit", "audit", "Audit log")]
    [InlineData("/why", "why", "Why was this refused?")]
    [InlineData("/settings", "settings", "Settings")]
    [InlineData("/leave", "leave", "Leave Lagos Foods?")]
    public async Task Of_an_organization_can_be_read_and_used_by_everybody(string path, string name, string heading)
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.LookAtAsync(Home + path, name, heading);
    }

    [Theory]
    [InlineData("/organizations", "organizations", "Your organizations")]
    [InlineData("/account", "account", "My account")]
    [InlineData("/account/sessions", "sessions", "Sessions")]
    [InlineData("/applications", "my-applications", "Applications that act for you")]
    public async Task Of_a_person_can_be_read_and_used_by_everybody(string path, string name, string heading)
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.LookAtAsync(path, name, heading);
    }

    [Fact]
    public async Task Of_operators_can_be_read_and_used_by_everybody()
    {
        await browser.AppointOperatorAsync("operator@nomba.example");
        await using var session = await browser.SignedInAsync("operator@nomba.example");
        await session.LookAtAsync("/operator", "operator-health", "Platform");
        await session.LookAtAsync("/operator/signing-keys", "operator-signing-keys", "Signing keys");
        await session.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Revoke ") }).First.ClickAsync();
        await session.LookAsync("operator-signing-key-revoke", "Revoke the signing key");
        await session.LookAtAsync("/operator/apis", "operator-apis", "Resource APIs");
        await session.LookAtAsync("/operator/organizations", "operator-organizations", "Organizations");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Kobo Trading" }).ClickAsync();
        await session.LookAsync("operator-organization", "Kobo Trading");
    }

    [Fact]
    public async Task A_role_is_made_and_changed_with_its_consequences_in_sight()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.Page.GotoAsync(Home + "/roles/new");
        await session.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Till operator");
        await session.Page.Locator("input[value='transfers:read']").CheckAsync();
        await session.PressAsync("Create role");
        await session.LookAsync("role", "Till operator");

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await session.Page.Locator("input[value='transfers:initiate']").CheckAsync();
        await session.PressAsync("See what changes");
        await session.LookAsync("role-preview", "Save these changes?");
        await Expect(session.Page.Locator(".gains")).ToContainTextAsync("transfers");
        await session.PressAsync("Save");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await session.PressAsync("Delete");
        await session.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Deleted.");
    }

    [Fact]
    public async Task The_audit_log_is_verified_and_taken_away()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.Page.GotoAsync(Home + "/audit");
        await session.PressAsync("Verify");
        await session.LookAsync("audit-verified", "Audit log");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The log is whole");

        var download = await session.Page.RunAndWaitForDownloadAsync(() => session.PressAsync("Export CSV"));
        Assert.Equal("audit.csv", download.SuggestedFilename);
        await session.Page.GotoAsync(Home + "/audit");
        await session.Page.Locator("tbody a").First.ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Its place in the chain" })).ToBeVisibleAsync();
        await session.LookAsync("audit-entry", "");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/keys")]
    [InlineData("/roles/new")]
    public async Task Weighs_at_most_250_KB_compressed_for_whoever_opens_it_first(string path)
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        var answers = new ConcurrentQueue<IResponse>();
        session.Page.Response += (_, answer) => answers.Enqueue(answer);
        await session.Page.GotoAsync(Home + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var weights = await Task.WhenAll(answers.Select(WeightAsync));

        Assert.InRange(weights.Sum(), 100_000, 250_000);
    }

    [Fact]
    public async Task Of_a_member_and_of_an_application_can_be_read_and_used_by_everybody()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.Page.GotoAsync(Home + "/members");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = People.Tunde }).ClickAsync();
        await session.LookAsync("member", People.Tunde);
        var member = new Uri(session.Page.Url).AbsolutePath;
        await session.LookAtAsync(member + "/suspend", "member-suspend", "Suspend");
        await session.LookAtAsync(member + "/remove", "member-remove", "Remove");
        await session.LookAtAsync(member + "/owner", "member-owner", "Hand the ownership");
        await session.LookAtAsync(member + "/roles", "member-roles", "Roles of");
        await session.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Finance" }).CheckAsync();
        await session.PressAsync("See what changes");
        await session.LookAsync("member-roles-preview", "Roles of");
        await Expect(session.Page.Locator(".gains").First).ToBeVisibleAsync();

        await session.Page.GotoAsync(Home + "/applications");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = People.Application }).ClickAsync();
        await session.LookAsync("application", People.Application);
        var application = new Uri(session.Page.Url).AbsolutePath;
        await session.LookAtAsync(application + "/consents", "application-consents", "Who lets it act");
        await session.LookAtAsync(application + "/delete", "application-delete", "Delete");
    }

    [Fact]
    public async Task Pages_change_without_loading_each_anew_and_work_without_script_too()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.Page.GotoAsync(Home);
        await session.Page.EvaluateAsync("() => { window.stays = true }");
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Members" }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Members");
        Assert.True(await session.Page.EvaluateAsync<bool>("() => window.stays === true"));

        await session.PressAsync("Use the dark theme");
        await Expect(session.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");

        await using var plain = await browser.OpenAsync(new BrowserKind(IsPhone: true, RunsScript: false));
        await plain.Page.GotoAsync("/sign-in");
        await plain.SignInAsync(People.Ada);
        await plain.PressAsync("Menu");
        await plain.Page.GetByRole(AriaRole.Link, new() { Name = "API keys" }).ClickAsync();
        await Expect(plain.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("API keys");
    }

    // As a published host sends it, which has its files compressed; the host of these tests has not. Fonts are compressed as they are.
    private static async Task<long> WeightAsync(IResponse answer)
    {
        var body = await answer.BodyAsync();
        if (answer.Url.EndsWith(".woff2", StringComparison.Ordinal))
        {
            return body.Length;
        }

        using var compressed = new MemoryStream();
        await using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(body);
        }

        return compressed.Length;
    }
}
