using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.EndToEnd.Tests.Tokens;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

/// <summary>A person sets an authenticator app up, signs in with it, and with a recovery code when it is lost.</summary>
public sealed class SecurityPageTests(BrowserFixture browser)
{
    private long _last;

    [Fact]
    public async Task Sets_an_app_up_signs_in_with_it_and_without_it()
    {
        var email = await NewPersonAsync();
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await session.SignInAsync(email);
        await session.LookAsync("security-none", "Sign-in and security");

        await session.Page.GetByLabel("Current password").FillAsync(People.Password);
        await session.PressAsync("Set up the app");
        await session.Page.GetByText("Or type the key in").ClickAsync();
        var shown = await session.Page.Locator(".totp-key").InnerTextAsync();
        Assert.True(TotpKey.TryRead(shown, out var key));
        await session.LookAsync("security-setup", "Sign-in and security");
        await session.Page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await session.PressAsync("Switch on");
        await Expect(session.Page.GetByText("That code is not right")).ToBeVisibleAsync();
        await session.LookAsync("security-setup-wrong", "Sign-in and security");
        await session.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(await NextCodeAsync(key!));
        await session.PressAsync("Switch on");
        await Expect(session.Page.Locator(".recovery-codes li")).ToHaveCountAsync(RecoveryCode.SetSize);
        var recovery = await session.Page.Locator(".recovery-codes li").First.InnerTextAsync();
        await session.LookAsync("security-recovery-codes", "Sign-in and security");
        await session.Page.GetByText("I have saved them").ClickAsync();
        await Expect(session.Page.GetByText("10 recovery codes")).ToBeVisibleAsync();
        await session.LookAsync("security-on", "Sign-in and security");

        await SignInAgainAsync(session, email, await NextCodeAsync(key!));
        await using var other = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        await other.Page.GotoAsync("/sign-in?returnUrl=/security");
        await other.SignInAsync(email);
        await other.Page.GetByText("Use a recovery code").ClickAsync();
        await other.Page.GetByLabel("Recovery code").FillAsync(recovery);
        await other.PressAsync("Sign in");
        await Expect(other.Page.GetByText("9 recovery codes")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leads_whoever_needs_one_to_it_and_back()
    {
        var (owner, member) = ($"{Guid.CreateVersion7():N}@ibadanpay.example", $"{Guid.CreateVersion7():N}@ibadanpay.example");
        var seeded = (await browser.SeedAsync(new SeedPlan(
            [
                new SeedOrganization(
                    "Ibadan Pay", null, [], [], [new SeedUser(owner, People.Password, "Owner"), new SeedUser(member, People.Password, "Admin")], [], []),
            ],
            []))).Organizations[0];
        await using var first = await browser.OpenAsync();
        await SetUpAsync(first, owner);
        await RequireAsync(first, seeded.Id);

        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync($"/sign-in?returnUrl=/o/{seeded.Id}/accounts");
        await session.SignInAsync(member);
        await Expect(session.Page.GetByText("requires a second factor")).ToBeVisibleAsync();
        await session.LookAsync("security-required", "Sign-in and security");
        await session.Page.GotoAsync(new AuthorizationRequest(browser, People.Callback, "openid organization:read").Path);
        await session.LookAsync("consent-second-factor", "A second factor is required");
        await session.Page.GetByText("Go on to sign-in and security").ClickAsync();
        await SetUpHereAsync(session);
        await session.Page.GetByText("I have saved them").ClickAsync();
        await session.Page.GetByText("Go on", new() { Exact = true }).ClickAsync();
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(People.Application);
        await session.Page.GotoAsync($"/o/{seeded.Id}/accounts");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Accounts");
    }

    private static async Task SetUpAsync(BrowserSession session, string email)
    {
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await session.SignInAsync(email);
        await SetUpHereAsync(session);
    }

    private static async Task SetUpHereAsync(BrowserSession session)
    {
        await session.Page.GetByLabel("Current password").FillAsync(People.Password);
        await session.PressAsync("Set up the app");
        await session.Page.GetByText("Or type the key in").ClickAsync();
        Assert.True(TotpKey.TryRead(await session.Page.Locator(".totp-key").InnerTextAsync(), out var key));
        await session.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(key.CodeAt(TotpKey.StepAt(TimeProvider.System.GetUtcNow())));
        await session.PressAsync("Switch on");
        await Expect(session.Page.Locator(".recovery-codes li")).ToHaveCountAsync(RecoveryCode.SetSize);
    }

    private static async Task RequireAsync(BrowserSession session, Guid organization) => Assert.Equal(200, await session.Page.EvaluateAsync<int>(
        """
        async path => (await fetch(path, {
          method: 'PATCH', body: '{"requiresSecondFactor":true}', headers: { 'Content-Type': 'application/json', 'X-Nomba-Csrf': '1' }
        })).status
        """,
        $"/api/v1/organizations/{organization}"));

    private static async Task SignInAgainAsync(BrowserSession session, string email, string code)
    {
        await session.Page.Context.ClearCookiesAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=/security");
        await session.SignInAsync(email);
        await Expect(session.Page).ToHaveURLAsync(new Regex("/sign-in/code"));
        await session.LookAsync("sign-in-code", "Enter your code");
        await session.Page.GetByText("Use a recovery code").ClickAsync();
        await session.LookAsync("sign-in-recovery", "Use a recovery code");
        await session.Page.GetByText("Use the app instead").ClickAsync();
        await session.Page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await session.PressAsync("Sign in");
        await Expect(session.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await session.LookAsync("sign-in-code-wrong", "Enter your code");
        await session.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await session.PressAsync("Sign in");
        await Expect(session.Page).ToHaveURLAsync(new Regex("/security$"));
    }

    // Each code is taken once: the next one comes within half a minute, and one step ahead is taken too.
    private async Task<string> NextCodeAsync(TotpKey key)
    {
        var step = Math.Max(TotpKey.StepAt(TimeProvider.System.GetUtcNow()), _last + 1);
        while (step > TotpKey.StepAt(TimeProvider.System.GetUtcNow()) + 1)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }

        _last = step;
        return key.CodeAt(step);
    }

    private async Task<string> NewPersonAsync()
    {
        var email = $"{Guid.CreateVersion7():N}@lagosfoods.example";
        await browser.AddPersonAsync("Lagos Foods", email);
        return email;
    }
}
