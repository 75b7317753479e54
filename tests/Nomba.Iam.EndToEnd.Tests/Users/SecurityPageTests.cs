using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.EndToEnd.Tests.Browsers;
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
