using System.Net;
using System.Text.RegularExpressions;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>A person's phone with an authenticator app, and the paper with their recovery codes.</summary>
internal sealed partial class AuthenticatorApp(TotpKey key, ManualTime time)
{
    private const string Page = "/security";

    private long _last;

    public TotpKey Key => key;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Sets the app up at the browser of somebody who is signed in.</summary>
    public static async Task<AuthenticatorApp> SetUpAsync(SignInForm browser, string password, ManualTime time)
    {
        using var begun = await BeginAsync(browser, password);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        var app = new AuthenticatorApp(KeyIn(await begun.TextAsync()), time);
        using var confirmed = await app.ConfirmAsync(browser, app.NextCode());
        app.RecoveryCodes = CodesIn(await confirmed.TextAsync());
        return app;
    }

    public static Task<HttpResponseMessage> BeginAsync(SignInForm browser, string password) => DecideAsync(browser, "begin", password);

    public static Task<HttpResponseMessage> DecideAsync(SignInForm browser, string decision, string password) =>
        browser.FillAsync(Page, "totp", ("decision", decision), ("currentPassword", password));

    public Task<HttpResponseMessage> ConfirmAsync(SignInForm browser, string code) =>
        browser.FillAsync(Page, "totp-confirm", ("key", key.Reveal()), ("code", code));

    /// <summary>A code that was not used before: waits for the next one if need be.</summary>
    public string NextCode()
    {
        if (TotpKey.StepAt(time.GetUtcNow()) <= _last)
        {
            time.Advance(TotpKey.Step);
        }

        _last = TotpKey.StepAt(time.GetUtcNow());
        return key.CodeAt(_last);
    }

    /// <summary>The same code once more.</summary>
    public string LastCode() => key.CodeAt(_last);

    /// <summary>Six digits that are not right now, nor were or will be in a minute.</summary>
    public string WrongCode()
    {
        var now = TotpKey.StepAt(time.GetUtcNow());
        return Enumerable.Range(0, 10).Select(i => $"00000{i}").First(c => Enumerable.Range(-4, 9).All(d => key.CodeAt(now + d) != c));
    }

    public static TotpKey KeyIn(string page) => TotpKey.TryRead(KeyField().Match(page).Groups[1].Value, out var key) ? key : throw new FormatException(page);

    public static IReadOnlyList<string> CodesIn(string page) => [.. Code().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("name=\"key\" value=\"([A-Z2-7]{32})\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("<li><code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code></li>")]
    private static partial Regex Code();
}
