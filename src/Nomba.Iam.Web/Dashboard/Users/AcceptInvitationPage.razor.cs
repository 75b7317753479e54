using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>
/// Shows an invitation to whoever holds its link, and lets them join: with a new account, or signed in with the invited address. Somebody who
/// is signed in with another address is told so.
/// </summary>
public sealed partial class AcceptInvitationPage
{
    public const string Path = "/accept-invitation";

    private const string PasswordField = "password";

    private static readonly string SignIn = "/sign-in" + QueryString.Create("returnUrl", Path);

    private Error? _dead;
    private string? _passwordFault;
    private InvitationView? _view;
    private UserProfile? _person;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "token", FormName = "accept-invitation")]
    private string? Token { get; set; }

    [SupplyParameterFromForm(Name = "link", FormName = "accept-invitation")]
    private string? Link { get; set; }

    [SupplyParameterFromForm(Name = "decision", FormName = "accept-invitation")]
    private string? Decision { get; set; }

    [SupplyParameterFromForm(Name = PasswordField, FormName = "accept-invitation")]
    private string? Password { get; set; }

    private string Organization => _view!.Opened.Organization.Name;

    private string Email => _view!.Opened.Listing.Invitation.Email;

    private bool IsInvited => EmailAddress.AreSame(_person!.Email, Email);

    private string Roles => string.Join(", ", _view!.Opened.Listing.Invitation.RoleIds.Select(_view.Opened.Listing.NameOf));

    private async Task SubmitAsync()
    {
        Token = PostedLink.TokenIn(Token, Link);
        _person = await FindPersonAsync();
        switch (Decision)
        {
            case "accept":
                await JoinAsync(await Sender.Send(new AcceptInvitation(Token), Context.RequestAborted), NoticeKind.Joined, LocalPath.Home);
                break;
            case "create":
                await JoinAsync(await Sender.Send(new RegisterByInvitation(Token, Password ?? ""), Context.RequestAborted), NoticeKind.JoinedWithAccount, "/sign-in");
                break;
            default:
                await ShowAsync();
                break;
        }
    }

    // The form's token has proven that the post comes from this very page, so the session may act.
    private async Task<UserProfile?> FindPersonAsync()
    {
        if (Context.User.Identity?.IsAuthenticated != true)
        {
            return null;
        }

        await SessionPerson.ActAsync(Context, Context.User, null, Sender);
        var me = await Sender.Send(new GetMe(), Context.RequestAborted);
        return me.TryGetValue(out var found) ? found.Profile : null;
    }

    private async Task JoinAsync(Result<Membership> joined, NoticeKind notice, string next)
    {
        if (joined.IsSuccess)
        {
            Notices.Leave(Context, notice);
            Navigation.NavigateTo(next);
            return;
        }

        Context.Refuse(joined.Error);
        if (joined.Error.Field == PasswordField)
        {
            _passwordFault = joined.Error.Message;
            await ShowAsync();
        }
        else if (joined.Error == InvitationErrors.OtherAddress || joined.Error == InvitationErrors.HasAccount)
        {
            // Since the page was shown, somebody else signed in here, or made an account: what to do now is what the page says anew.
            await ShowAsync();
        }
        else
        {
            _dead = joined.Error;
        }
    }

    private async Task ShowAsync()
    {
        var viewed = await Sender.Send(new ViewInvitation(Token!), Context.RequestAborted);
        if (!viewed.TryGetValue(out _view))
        {
            _dead = viewed.Error;
            Context.Refuse(_dead);
        }
    }
}
