using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

/// <summary>From the sign-in page to an account, and from one that is lost back to it, over the links in the mails.</summary>
public sealed class MailedLinkTests(BrowserFixture browser)
{
    private const string Password = "seven yellow pineapples";
    private const string Other = "four quiet mountains";

    [Fact]
    public async Task An_account_comes_to_be_and_its_password_is_found_again_in_both_themes_and_sizes()
    {
        foreach (var kind in BrowserKind.All)
        {
            await using var visit = await LookingVisit.BeginAsync(browser, kind);
            var email = $"chi-{kind}@abujasteel.example";
            await SignUpAsync(visit, email);
            await RecoverAsync(visit, email);
        }
    }

    [Fact]
    public async Task A_change_of_address_is_agreed_to_at_both_ends_or_called_off()
    {
        foreach (var kind in new[] { BrowserKind.All[0], BrowserKind.All[^1] })
        {
            await using var visit = await LookingVisit.BeginAsync(browser, kind);
            var (old, fresh) = ($"old-{kind}@kobo.example", $"new-{kind}@kobo.example");
            await browser.AddPersonAsync("Kobo Trading", old);
            await visit.Page.GotoAsync("/sign-in");
            await visit.Session.SignInAsync(old);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kobo Trading");
            await AskForAsync(visit, fresh);
            await visit.OpenLinkAsync("/confirm-email-change", fresh);
            await Expect(visit.Page.Locator("[data-link-token]")).Not.ToHaveValueAsync("");
            await visit.PressAsync("Cancel the change");
            await visit.LookAsync("email-change-cancelled", "The change is called off");

            await AskForAsync(visit, fresh);
            await visit.OpenLinkAsync("/confirm-email-change", old);
            await visit.LookAsync("email-change", "Change of e-mail address");
            await visit.PressAsync("Confirm");
            await visit.LookAsync("email-change-half", "Thank you. One address to go");
            await visit.OpenLinkAsync("/confirm-email-change", fresh);
            await Expect(visit.Page.Locator("[data-link-token]")).Not.ToHaveValueAsync("");
            await visit.PressAsync("Confirm");
            await visit.LookAsync("email-changed", "Your e-mail address is changed");
        }
    }

    [Fact]
    public async Task Without_script_the_link_is_copied_into_the_page()
    {
        await using var session = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        await session.Page.GotoAsync("/forgot-password");
        await browser.AddPersonAsync("Kobo Trading", "copies@kobo.example");
        await session.Page.GetByLabel("E-mail").FillAsync("copies@kobo.example");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await session.Page.GotoAsync("/reset-password");
        await session.Page.GetByLabel("Link").FillAsync($"https://iam.example/reset-password#token={await browser.Mail("copies@kobo.example").TokenAsync()}");
        await session.Page.GetByLabel("New password").FillAsync("short");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await session.Page.GetByLabel("New password").FillAsync(Password);
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await session.SignInAsync("copies@kobo.example", Password);

        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kobo Trading");
    }

    [Fact]
    public async Task A_page_that_was_opened_without_its_link_says_so()
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/confirm-email");

        await Expect(session.Page.GetByText("Something of the link is missing.")).ToBeVisibleAsync();
    }

    private static async Task SignUpAsync(LookingVisit visit, string email)
    {
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await visit.LookAsync("sign-up", "Create an account");
        await visit.Page.GetByLabel("E-mail").FillAsync(email);
        await visit.Page.GetByLabel("Password").FillAsync("short");
        await visit.PressAsync("Create the account");
        await Expect(visit.Page.GetByLabel("Password")).ToHaveAttributeAsync("aria-invalid", "true");
        await visit.LookAsync("sign-up-fault");
        await visit.Page.GetByLabel("Password").FillAsync(Password);
        await visit.PressAsync("Create the account");
        await visit.LookAsync("sign-up-sent", "Check your mail");

        await visit.OpenLinkAsync("/confirm-email", email);
        await visit.LookAsync("confirm-email", "Confirm your address");
        await visit.PressAsync("Confirm the address");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("your account is ready");
        await visit.LookAsync("confirmed", "Sign in");
        await visit.Session.SignInAsync(email, Password);
        await visit.LookAsync("home-nowhere", "Your organizations");
        await Expect(visit.Page.Locator("a", new() { HasText = "API reference" })).ToHaveAttributeAsync("href", "/docs");

        await visit.OpenLinkAsync("/confirm-email", email);
        await visit.PressAsync("Confirm the address");
        await visit.LookAsync("confirm-email-used", "This link does not work");
    }

    private static async Task RecoverAsync(LookingVisit visit, string email)
    {
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Forgot password?" }).ClickAsync();
        await visit.LookAsync("forgot-password", "Forgot your password?");
        await visit.Page.GetByLabel("E-mail").FillAsync(email);
        await visit.PressAsync("Send the link");
        await visit.LookAsync("forgot-password-sent", "Check your mail");

        await visit.OpenLinkAsync("/reset-password", email);
        await visit.LookAsync("reset-password", "Choose a new password");
        await visit.Page.GetByLabel("New password").FillAsync(Other);
        await visit.PressAsync("Set the password");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your new password is set");
        await visit.Session.SignInAsync(email, Other);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your organizations");
        await visit.Session.SignOutAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in$"));
    }

    private static async Task AskForAsync(LookingVisit visit, string email)
    {
        await visit.Page.GotoAsync("/organizations");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your organizations");
        await visit.Session.CallAsync("users/me/email", $$"""{"newEmail":"{{email}}","currentPassword":"{{People.Password}}"}""");
    }
}
