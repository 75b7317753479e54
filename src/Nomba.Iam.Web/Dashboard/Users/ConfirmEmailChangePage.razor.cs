using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Agrees to a change of address at one of its two ends, or calls it off.</summary>
public sealed partial class ConfirmEmailChangePage
{
    private Error? _dead;
    private EmailChange? _change;
    private bool _cancelled;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "token", FormName = "confirm-email-change")]
    private string? Token { get; set; }

    [SupplyParameterFromForm(Name = "link", FormName = "confirm-email-change")]
    private string? Link { get; set; }

    [SupplyParameterFromForm(Name = "decision", FormName = "confirm-email-change")]
    private string? Decision { get; set; }

    private async Task SubmitAsync()
    {
        Token = PostedLink.TokenIn(Token, Link);
        switch (Decision)
        {
            case "confirm":
                await ConfirmAsync();
                break;
            case "cancel":
                await CancelAsync();
                break;
            default:
                // Neither button: ask again, decide nothing.
                Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                break;
        }
    }

    private async Task ConfirmAsync()
    {
        var confirmed = await Sender.Send(new ConfirmEmailChange(Token!), Context.RequestAborted);
        if (!confirmed.TryGetValue(out _change))
        {
            Refuse(confirmed.Error);
        }
    }

    private async Task CancelAsync()
    {
        var cancelled = await Sender.Send(new CancelEmailChange(Token!), Context.RequestAborted);
        _cancelled = cancelled.IsSuccess;
        if (!cancelled.IsSuccess)
        {
            Refuse(cancelled.Error);
        }
    }

    private void Refuse(Error error)
    {
        _dead = error;
        Context.Refuse(error);
    }
}
