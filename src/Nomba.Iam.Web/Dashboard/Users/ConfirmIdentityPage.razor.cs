using Mediator;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Asks a person who is signed in to prove once more who they are: with the second factor of who has one, else with the password.</summary>
public sealed partial class ConfirmIdentityPage
{
    private IReadOnlyList<Error> _errors = [];
    private bool _confirmed;
    private SecondFactors _held = SecondFactors.None;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(Name = "currentPassword", FormName = "confirm-identity")]
    private string? CurrentPassword { get; set; }

    [SupplyParameterFromForm(Name = "credential", FormName = "confirm-passkey")]
    private string? Credential { get; set; }

    [SupplyParameterFromForm(Name = "code", FormName = "confirm-identity")]
    private string? Code { get; set; }

    private string Field => _held.HasAuthenticator ? "code" : "currentPassword";

    // The form's token has proven that a post comes from this very page, so the session may act.
    protected override async Task OnInitializedAsync()
    {
        await SessionPerson.ActAsync(Context, Context.User, null, Sender);
        _held = (await Sender.Send(new GetOwnSecondFactors(), Context.RequestAborted)).Value.Held;
    }

    private async Task ProvePasskeyAsync()
    {
        var user = SessionClaims.UserId(Context.User);
        var owner = await Ceremony.AssertAsync(Context, Credential);
        var proven = owner is null ? PasskeyErrors.Refused : await Sender.Send(new ProvePasskey(new UserId(owner.Id)), Context.RequestAborted);
        if (!proven.IsSuccess)
        {
            Record.PasskeyRefused(user);
        }

        End(user, proven);
    }

    private async Task ProveAsync()
    {
        ICommand<Result> proof = _held.HasAuthenticator ? new VerifyTotp(null, Typed(Code, RecoveryCodeText.MaxTyped)) : new ProvePassword(CurrentPassword ?? "");
        var proven = await Sender.Send(proof, Context.RequestAborted);
        var user = SessionClaims.UserId(Context.User);
        if (!proven.IsSuccess)
        {
            Report(user, proven.Error);
        }

        End(user, proven);
    }

    private void End(Guid user, Result proven)
    {
        if (proven.IsSuccess)
        {
            Record.Succeeded(user);
            if (ReturnUrl is null)
            {
                // In a tab of its own, beside a form that waits.
                _confirmed = true;
                return;
            }

            Navigation.NavigateTo(LocalPath.OrHome(ReturnUrl));
            return;
        }

        _errors = [.. proven.Errors.Select(e => e.RetryAfter is { } wait ? e with { Message = TurnedAway.Say(T, Context, wait) } : e)];
        Context.Refuse(proven.Error);
    }

    private static string Typed(string? text, int most) => text is { } typed && typed.Length <= most ? typed : "";

    private void Report(Guid user, Error error)
    {
        if (error.RetryAfter is { } wait)
        {
            Record.Throttled(user, wait);
        }
        else if (_held.HasAuthenticator)
        {
            Record.WrongCode(user);
        }
        else
        {
            Record.Failed(user);
        }
    }
}
