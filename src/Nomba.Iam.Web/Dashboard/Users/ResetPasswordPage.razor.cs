using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Chooses a password by a link: of a mail, or printed for a new operator. Then to sign-in: the link opens no session.</summary>
public sealed partial class ResetPasswordPage
{
    private const string PasswordField = "newPassword";

    private IReadOnlyList<Error> _errors = [];
    private Error? _dead;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "token", FormName = "reset-password")]
    private string? Token { get; set; }

    [SupplyParameterFromForm(Name = "link", FormName = "reset-password")]
    private string? Link { get; set; }

    [SupplyParameterFromForm(Name = PasswordField, FormName = "reset-password")]
    private string? NewPassword { get; set; }

    private async Task SubmitAsync()
    {
        Token = PostedLink.TokenIn(Token, Link);
        var reset = await Sender.Send(new ResetPassword(Token, NewPassword ?? ""), Context.RequestAborted);
        if (reset.IsSuccess)
        {
            Notices.Leave(Context, NoticeKind.PasswordSet);
            Navigation.NavigateTo("/sign-in");
            return;
        }

        _errors = reset.Errors;
        _dead = _errors.Of(PasswordField) is null ? reset.Error : null;
        Context.Refuse(reset.Error);
    }
}
