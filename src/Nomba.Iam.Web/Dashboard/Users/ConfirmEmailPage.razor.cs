using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Confirms the address of a sign-up. With a button: programs that look through mail open every link in it.</summary>
public sealed partial class ConfirmEmailPage
{
    private Error? _dead;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "token", FormName = "confirm-email")]
    private string? Token { get; set; }

    [SupplyParameterFromForm(Name = "link", FormName = "confirm-email")]
    private string? Link { get; set; }

    private async Task SubmitAsync()
    {
        var confirmed = await Sender.Send(new ConfirmSignUp(PostedLink.TokenIn(Token, Link)), Context.RequestAborted);
        if (confirmed.IsSuccess)
        {
            Notices.Leave(Context, NoticeKind.EmailConfirmed);
            Navigation.NavigateTo("/sign-in");
            return;
        }

        _dead = confirmed.Error;
        Context.Refuse(_dead);
    }
}
