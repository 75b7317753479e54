using Microsoft.Playwright;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

/// <summary>A person adds a passkey, signs in with it, proves with it who they are, and removes it: with a browser's own authenticator.</summary>
public sealed class PasskeyJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Adds_a_passkey_signs_in_with_it_and_removes_it()
    {
        var email = await NewPersonAsync();
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await session.SignInAsync(email);
        await PlugInAsync(session);
        await session.PressAsync("Add a passkey");
        await Expect(session.Page.GetByText("The passkey is yours.")).ToBeVisibleAsync();
        await session.LookAsync("security-passkey", "Sign-in and security");

        await session.Page.Locator(".passkeys summary").ClickAsync();
        await session.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("<b>Ada's</b> laptop");
        await session.PressAsync("Rename");
        await Expect(session.Page.Locator(".passkey-name")).ToHaveTextAsync("<b>Ada's</b> laptop");

        // Where the address is typed the browser offers it, and this one's person takes it.
        await session.Page.Context.ClearCookiesAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await Expect(session.Page.Locator(".passkey-name")).ToBeVisibleAsync();

        await session.Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        await session.Page.Context.ClearCookiesAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await session.LookAsync("sign-in-passkey", "Sign in");
        await session.PressAsync("Sign in with a passkey");
        await Expect(session.Page.Locator(".passkey-name")).ToHaveTextAsync("<b>Ada's</b> laptop");

        await session.LookAtAsync("/confirm-identity?returnUrl=/security", "confirm-identity-passkey", "Confirm that it is you");
        await session.PressAsync("Use your passkey");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign-in and security");

        await session.Page.Locator(".passkeys summary").ClickAsync();
        await session.LookAsync("security-passkey-open", "Sign-in and security");
        await session.PressAsync("Remove this passkey");
        await Expect(session.Page.GetByText("The passkey opens nothing any more.")).ToBeVisibleAsync();
        await session.Page.Context.ClearCookiesAsync();
        await session.Page.GotoAsync("/sign-in");
        await session.PressAsync("Sign in with a passkey");
        await Expect(session.Page.GetByText("That passkey does not open an account here")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Says_so_when_the_authenticator_does_not_know_its_person()
    {
        await using var session = await browser.OpenAsync();
        await PlugInAsync(session, isVerified: false);
        await session.Page.GotoAsync("/sign-in");
        await session.PressAsync("Sign in with a passkey");
        await Expect(session.Page.GetByText("No passkey was used. Try again, or go on without one.")).ToBeVisibleAsync();
        await session.LookAsync("sign-in-passkey-none", "Sign in");
    }

    [Fact]
    public async Task Hides_what_needs_script_from_a_browser_without_it()
    {
        var email = await NewPersonAsync();
        await using var session = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await Expect(session.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
        await session.SignInAsync(email);
        await Expect(session.Page.GetByText("Passkeys need JavaScript")).ToBeVisibleAsync();
        await Expect(session.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Leads_to_the_address_that_passkeys_belong_to()
    {
        var email = await NewPersonAsync();
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync($"http://127.0.0.1:{browser.Address.Port}/sign-in?returnUrl=/security");
        await session.SignInAsync(email);
        await Expect(session.Page.GetByRole(AriaRole.Link, new() { Name = "Open this page at localhost:5080 to add one." }))
            .ToHaveAttributeAsync("href", "http://localhost:5080/security");
    }

    private async Task<string> NewPersonAsync()
    {
        var email = $"{Guid.CreateVersion7():N}@passkeys.example";
        await browser.SeedAsync(new SeedPlan([new SeedOrganization($"Passkeys of {email}", null, [], [], [new SeedUser(email, People.Password, "Owner")], [], [])], []));
        return email;
    }

    // The browser's own authenticator. Its person is always there: it answers at once.
    private static async Task PlugInAsync(BrowserSession session, bool isVerified = true)
    {
        var tools = await session.Page.Context.NewCDPSessionAsync(session.Page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = isVerified,
                automaticPresenceSimulation = true,
            },
        });
    }
}
