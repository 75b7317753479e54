using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.Testing.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

/// <summary>Somebody has been away from the desk for a while, and is asked who they are before something dangerous.</summary>
public sealed class FreshSignInJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Owner = "owner@away.example";

    private readonly ManualTime _time = new();
    private IamHost _host = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new IamHost(_time) { AnswersLate = true };
        _address = _host.Listen();
        await _host.SeedAsync(Shop.PlanOf("Shop", Owner));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Asks_before_the_form_is_shown_and_goes_on_to_it()
    {
        await using var session = await browser.OpenAsync(_address);
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(Owner);
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "API keys" }).ClickAsync();
        _time.Advance(TimeSpan.FromMinutes(11));

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "New key" }).ClickAsync();
        await session.LookAsync("confirm-identity", "Confirm that it is you");
        await session.Page.GetByLabel("Current password").FillAsync("not this one");
        await session.PressAsync("Confirm");
        await session.LookAsync("confirm-identity-wrong", "Confirm that it is you");
        await session.Page.GetByLabel("Current password").FillAsync(People.Password);
        await session.PressAsync("Confirm");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("New API key");
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_a_form_was_open_for_too_long()
    {
        await using var session = await browser.OpenAsync(_address);
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(Owner);
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await session.Page.GetByLabel("Name").FillAsync("Another shop");
        _time.Advance(TimeSpan.FromMinutes(11));

        await session.PressAsync("Save");
        await Expect(session.Page.GetByText("Nothing was changed yet, and what you typed is still here.")).ToBeVisibleAsync();
        await Expect(session.Page.GetByLabel("Name")).ToHaveValueAsync("Another shop");
        await session.LookAsync("settings-confirm-first", "Settings");
        var beside = await session.Page.Context.RunAndWaitForPageAsync(() => session.Page.GetByRole(AriaRole.Link, new() { Name = "Confirm that it is you" }).ClickAsync());
        await beside.GetByLabel("Current password").FillAsync(People.Password);
        await beside.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(beside.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("It is you");
        await beside.ShouldBeAccessibleAsync("identity-confirmed");
        await beside.CloseAsync();

        await session.PressAsync("Save");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await Expect(session.Page.GetByLabel("Name")).ToHaveValueAsync("Another shop");
    }

    [Fact]
    public async Task Says_that_nothing_was_done_when_a_button_was_in_sight_for_too_long()
    {
        await using var session = await browser.OpenAsync(_address);
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(Owner);
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "API keys" }).ClickAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = Shop.Key }).ClickAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await session.Page.GetByLabel("Why").FillAsync("now");
        await session.PressAsync("Suspend key");
        _time.Advance(TimeSpan.FromMinutes(11));

        await session.PressAsync("Resume");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was changed yet.");
        await session.Page.GetByLabel("Current password").FillAsync(People.Password);
        await session.PressAsync("Confirm");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Shop.Key);
        await session.PressAsync("Resume");
        await Expect(session.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Never_keeps_a_key_from_being_stopped()
    {
        await using var session = await browser.OpenAsync(_address);
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(Owner);
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "API keys" }).ClickAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = Shop.Key }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Shop.Key);
        _time.Advance(TimeSpan.FromMinutes(25));

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"Suspend {Shop.Key}");
        await session.Page.GetByLabel("Why").FillAsync("now");
        await session.PressAsync("Suspend key");
        await Expect(session.Page.GetByText("Suspended", new() { Exact = true })).ToBeVisibleAsync();
    }
}
