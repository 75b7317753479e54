using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>The sign-in page. One answer for an unknown address, a wrong password and a closed account.</summary>
public sealed partial class SignInPage
{
    private const int MaxEmail = 254;
    private const int MaxPassword = 256;

    private string? _problem;
    private string? _emailFault;
    private string? _passwordFault;
    private string? _continueTo;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(Name = "email", FormName = "sign-in")]
    private string? Email { get; set; }

    [SupplyParameterFromForm(Name = "password", FormName = "sign-in")]
    private string? Password { get; set; }

    [SupplyParameterFromForm(Name = "credential", FormName = "passkey-sign-in")]
    private string? Credential { get; set; }

    private bool IsForApplication => LocalPath.OrHome(ReturnUrl).StartsWith("/oauth2/", StringComparison.Ordinal);

    private async Task SubmitAsync()
    {
        _emailFault = string.IsNullOrWhiteSpace(Email) ? T["Enter your e-mail address."] : TooLong(Email, MaxEmail);
        _passwordFault = string.IsNullOrEmpty(Password) ? T["Enter your password."] : TooLong(Password, MaxPassword);
        if (_emailFault is not null || _passwordFault is not null)
        {
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        switch (await PasswordSignIn.TryAsync(Context, Email!.Trim(), Password!))
        {
            case SignInOutcome.TooMany tooMany:
                _problem = TurnedAway.Say(T, Context, tooMany.RetryAfter);
                break;
            case SignInOutcome.CodeNeeded:
                Navigation.NavigateTo(SecondStepPage.Onward(SecondStepPage.CodePath, ReturnUrl));
                break;
            case SignInOutcome.Failed:
                _problem = T["That e-mail address and password do not match an account."];
                Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                break;
            default:
                GoOn();
                break;
        }
    }

    private async Task SubmitPasskeyAsync()
    {
        if (await PasskeySignIn.TryAsync(Context, Credential) is SignInOutcome.SignedIn)
        {
            GoOn();
            return;
        }

        _problem = T["That passkey does not open an account here, or it took too long. Try again, or use your password."];
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private void GoOn()
    {
        if (IsForApplication)
        {
            _continueTo = LocalPath.OrHome(ReturnUrl);
            return;
        }

        Navigation.NavigateTo(LocalPath.OrHome(ReturnUrl));
    }

    private string? TooLong(string text, int most) => text.Length > most ? T["Use at most {0} characters.", most].Value : null;
}
