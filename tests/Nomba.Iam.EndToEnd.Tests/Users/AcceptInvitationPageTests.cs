using Microsoft.Playwright;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

public sealed class AcceptInvitationPageTests(BrowserFixture browser)
{
    private const string Password = "seven yellow pineapples";

    [Fact]
    public async Task Brings_somebody_new_in_with_an_account()
    {
        foreach (var kind in BrowserKind.All)
        {
            var email = $"new-{kind}@invited.example";
            await InviteAsync(email);
            await using var visit = await LookingVisit.BeginAsync(browser, kind);
            await visit.OpenLinkAsync("/accept-invitation", email);
            await visit.LookAsync("invitation-new", "Join Lagos Foods");
            await Expect(visit.Page.GetByText($"{People.Ada} invites {email} to join Lagos Foods as Viewer.")).ToBeVisibleAsync();

            await visit.Page.GetByLabel("Password").FillAsync("Lagos Foods shop");
            await visit.PressAsync("Create the account and join");
            await Expect(visit.Page.GetByLabel("Password")).ToHaveAttributeAsync("aria-invalid", "true");
            await visit.LookAsync("invitation-fault");
            await visit.Page.GetByLabel("Password").FillAsync(Password);
            await visit.PressAsync("Create the account and join");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("you have joined the organization");
            await visit.Session.SignInAsync(email, Password);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lagos Foods");

            await visit.OpenLinkAsync("/accept-invitation", email);
            await visit.LookAsync("invitation-used", "This link does not work");
            await Expect(visit.Page.GetByText("This link has been used already.")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Tells_who_is_signed_in_with_another_address_and_brings_in_the_invited_one()
    {
        foreach (var kind in BrowserKind.All)
        {
            var email = $"known-{kind}@kobo.example";
            await browser.AddPersonAsync("Kobo Trading", email);
            await InviteAsync(email);
            await using var visit = await LookingVisit.BeginAsync(browser, kind);
            await visit.Page.GotoAsync("/sign-in");
            await visit.Session.SignInAsync(People.Ife);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kobo Trading");

            await visit.OpenLinkAsync("/accept-invitation", email);
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"You are signed in as {People.Ife}");
            await visit.LookAsync("invitation-other", "Join Lagos Foods");
            await visit.PressAsync("Sign out and go on");
            await Expect(visit.Page.GetByText("The address has an account.")).ToBeVisibleAsync();
            await visit.LookAsync("invitation-known", "Join Lagos Foods");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
            await visit.Session.SignInAsync(email);
            await Expect(visit.Page.GetByText("You are signed in with this address.")).ToBeVisibleAsync();
            await visit.LookAsync("invitation-signed-in", "Join Lagos Foods");
            await visit.PressAsync("Join Lagos Foods");
            await visit.LookAsync("joined", "Your organizations");

            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("You have joined the organization");
            await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Lagos Foods" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Works_without_script()
    {
        await InviteAsync("copies@invited.example");
        await using var session = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        await session.Page.GotoAsync("/accept-invitation");
        await session.Page.GetByLabel("Link").FillAsync(await browser.Mail("copies@invited.example").TokenAsync());
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Show the invitation" }).ClickAsync();
        await session.Page.GetByLabel("Password").FillAsync(Password);
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Create the account and join" }).ClickAsync();
        await session.SignInAsync("copies@invited.example", Password);

        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lagos Foods");
    }

    private async Task InviteAsync(string email)
    {
        var organization = browser.Seeded.Organizations.Single(o => o.Name == "Lagos Foods").Id;
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(People.Ada);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lagos Foods");
        await session.CallAsync($"organizations/{organization}/invitations", $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"}]}""");
    }
}
