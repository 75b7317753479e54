using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Users;

/// <summary>What a signed-in person does about themselves. No rules.</summary>
internal static class UserEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/users/me").WithTags("The signed-in person").RequirePerson();
        me.MapGet("", GetAsync).WithName("getMe").WithSummary("Read who is signed in").Produces<MeResponse>().ProducesProblems();
        me.MapPost("/password", ChangePasswordAsync).WithName("changePassword").WithSummary("Change the password")
            .WithDescription("All other sessions of the person end.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
        me.MapPost("/email", ChangeEmailAsync).WithName("requestEmailChange").WithSummary("Ask for another e-mail address")
            .WithDescription("Links go to the old and to the new address, good for 24 hours. It takes effect when both have been followed; either calls it off.")
            .Produces(StatusCodes.Status202Accepted).ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
        me.MapGet("/sessions", ListSessionsAsync).WithName("listSessions").WithSummary("List where the person is signed in, newest first")
            .Produces<Page<SessionResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        me.MapDelete("/sessions/{sessionId}", EndSessionAsync).WithName("endSession").WithSummary("Sign out at one browser")
            .WithDescription("Its next request is refused.").Produces(StatusCodes.Status204NoContent).ProducesProblems();
        me.MapPost("/sessions/end-others", EndOthersAsync).WithName("endOtherSessions").WithSummary("Sign out everywhere else")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems();
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new GetMe(), cancellationToken);
        return result.TryGetValue(out var me)
            ? Results.Ok(new MeResponse(me.Profile.Id.Value, me.Profile.Email, me.IsOperator, me.SessionId?.Value))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> ChangePasswordAsync(ChangePasswordRequest request, ISender sender, CancellationToken cancellationToken) =>
        Done(await sender.Send(new ChangePassword(request.CurrentPassword ?? "", request.NewPassword ?? ""), cancellationToken));

    private static async Task<IResult> ChangeEmailAsync(ChangeEmailRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RequestEmailChange((request.NewEmail ?? "").Trim(), request.CurrentPassword ?? ""), cancellationToken);
        return result.IsSuccess ? Results.Accepted() : Problems.From(result.Errors);
    }

    private static async Task<IResult> ListSessionsAsync(string? limit, string? cursor, ISender sender, CancellationToken cancellationToken)
    {
        List<Error> errors = [];
        var query = new ListSessions(PageQuery.Limit(limit), PageQuery.After<UserSessionId>(cursor, errors));
        if (errors.Count > 0)
        {
            return Problems.From(errors);
        }

        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<SessionResponse>([.. page.Items.Select(ToResponse)], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> EndSessionAsync(string sessionId, ISender sender, CancellationToken cancellationToken) =>
        Done(await sender.Send(new EndSession(RouteIds.Session(sessionId)), cancellationToken));

    private static async Task<IResult> EndOthersAsync(ISender sender, CancellationToken cancellationToken) =>
        Done(await sender.Send(new EndOtherSessions(), cancellationToken));

    private static SessionResponse ToResponse(SessionListing listing)
    {
        var session = listing.Session;
        return new SessionResponse(session.Id.Value, session.CreatedAt, session.LastSeenAt, session.Address, session.UserAgent, listing.IsCurrent);
    }

    private static IResult Done(Result result) => result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
}
