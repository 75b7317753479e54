using Microsoft.AspNetCore.Components;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Asks for the code after the password. Whoever has not entered one in the last minutes starts again.</summary>
public sealed partial class SecondStepPage
{
    public const string CodePath = "/sign-in/code";
    public const string RecoveryPath = "/sign-in/recovery";

    private string? _problem;
    private string? _fault;
    private string? _continueTo;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(Name = "code", FormName = "second-step")]
    private string? Code { get; set; }

    private bool IsRecovery => Context.Request.Path == RecoveryPath;

    /// <summary>A page of sign-in, with where the person is going; the home page goes without saying.</summary>
    public static string Onward(string path, string? returnUrl) =>
        LocalPath.OrHome(returnUrl) is var next && next != LocalPath.Home ? path + QueryString.Create("returnUrl", next) : path;

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && await SignIn.FindPersonAsync(Context) is null)
        {
            StartAgain();
        }
    }

    private async Task SubmitAsync()
    {
        if (string.IsNullOrWhiteSpace(Code) || Code.Length > RecoveryCodeText.MaxTyped)
        {
            _fault = IsRecovery ? T["Enter one of your recovery codes."] : T["Enter the six digits."];
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        switch (await SignIn.TryAsync(Context, Code, IsRecovery))
        {
            case SignInOutcome.SignedIn:
                GoOn();
                break;
            case SignInOutcome.TooMany tooMany:
                _problem = TurnedAway.Say(T, Context, tooMany.RetryAfter);
                break;
            case SignInOutcome.Lapsed:
                StartAgain();
                break;
            default:
                _problem = (IsRecovery ? SecondFactorErrors.WrongRecoveryCode : SecondFactorErrors.WrongCode).Message;
                Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                break;
        }
    }

    private void StartAgain()
    {
        Notices.Leave(Context, NoticeKind.SignInLapsed);
        Navigation.NavigateTo(WithReturn("/sign-in"));
    }

    private void GoOn()
    {
        var next = LocalPath.OrHome(ReturnUrl);
        if (next.StartsWith("/oauth2/", StringComparison.Ordinal))
        {
            _continueTo = next;
            return;
        }

        Navigation.NavigateTo(next);
    }

    private string WithReturn(string path) => Onward(path, ReturnUrl);
}
