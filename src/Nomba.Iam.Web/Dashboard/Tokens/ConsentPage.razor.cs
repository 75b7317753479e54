using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Tokens;

/// <summary>Asks the person whether an application may act for them, and in which organization. The authorize endpoint gets the answer.</summary>
public sealed partial class ConsentPage
{
    private ConsentRequest? _request;
    private ConsentView? _view;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "ticket")]
    private string? Ticket { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var userId = SessionClaims.UserId(Context.User);
        if (!Tickets.TryUnprotect(Ticket, userId, out var ticket))
        {
            Context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var found = await Sender.Send(new GetConsent(new UserId(userId), SessionClaims.SessionId(Context.User), ticket.ApplicationId, ticket.RedirectUri, ticket.Scope), Context.RequestAborted);
        if (!found.TryGetValue(out var view))
        {
            Context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var target = new Uri(ticket.RedirectUri, UriKind.Absolute);
        ContentPolicy.AllowFormsTo(Context, target);
        _request = new ConsentRequest(target, ticket.Parameters);
        _view = view;
    }
}
