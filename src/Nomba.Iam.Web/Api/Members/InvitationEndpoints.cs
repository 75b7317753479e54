using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Members;

/// <summary>Routes, permissions and mapping of invitations: an organization's, and those in the hands of who holds a link. No rules.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        var invitations = app.MapGroup("/invitations").WithTags("Members");
        invitations.MapGet("", ListAsync).RequirePermission(IamPermissions.MembersRead).WithName("listInvitations")
            .WithSummary("List invitations, newest first").Produces<Page<InvitationResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        invitations.MapPost("", InviteAsync).RequirePermission(IamPermissions.MembersInvite).WithName("inviteMember").Idempotent()
            .WithSummary("Invite an address").WithDescription("A link goes to the address, good for 7 days, once. The right to give the roles is judged again when it is accepted. An organization sends an address ten mails an hour at most, and 200 in all.")
            .Produces<InvitationResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        invitations.MapPost("/{invitationId}/resend", ResendAsync).RequirePermission(IamPermissions.MembersInvite).WithName("resendInvitation")
            .WithSummary("Send an invitation again").WithDescription("With a new link, for another 7 days; the old link is dead. Counts against the same limits as inviting.")
            .Produces<InvitationResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        invitations.MapDelete("/{invitationId}", RevokeAsync).RequirePermission(IamPermissions.MembersInvite).WithName("revokeInvitation")
            .WithSummary("Take an invitation back").Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status409Conflict);
    }

    public static void MapInvitationLinks(this IEndpointRouteBuilder app)
    {
        var links = app.MapGroup("/invitations").WithTags("Invitations");
        links.MapPost("/view", ViewAsync).ForAnybody().WithName("viewInvitation").WithSummary("Read the invitation of a link")
            .Produces<InvitationViewResponse>().ProducesLinkProblems();
        links.MapPost("/accept-new", AcceptAsNewAsync).ForAnybody().WithName("acceptInvitationAsNew").WithSummary("Accept an invitation with a new account")
            .WithDescription("The link proves the address.").Produces<JoinedResponse>().ProducesLinkProblems();
        links.MapPost("/accept", AcceptAsync).RequirePerson().WithName("acceptInvitation").WithSummary("Accept an invitation")
            .WithDescription("Signed in with the invited address.").Produces<JoinedResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> ListAsync(string accountId, [AsParameters] InvitationListQuery list, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        List<Error> errors = [];
        var after = PageQuery.After<InvitationId>(list.Cursor, errors);
        if (errors.Count > 0)
        {
            return Problems.From(errors);
        }

        var query = new ListInvitations(RouteIds.Organization(accountId), PageQuery.Limit(list.Limit), after);
        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<InvitationResponse>([.. page.Items.Select(i => i.ToResponse(time))], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> InviteAsync(string accountId, InviteRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(
            new InviteMember(RouteIds.Organization(accountId), (request.Email ?? "").Trim(), request.Roles.ToAssignments()), cancellationToken);
        return result.TryGetValue(out var listing)
            ? Results.Created($"/api/v1/organizations/{accountId}/invitations/{listing.Invitation.Id}", listing.ToResponse(time))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> ResendAsync(string accountId, string invitationId, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ResendInvitation(RouteIds.Organization(accountId), RouteIds.Invitation(invitationId)), cancellationToken);
        return result.TryGetValue(out var listing) ? Results.Ok(listing.ToResponse(time)) : Problems.From(result.Errors);
    }

    private static async Task<IResult> RevokeAsync(string accountId, string invitationId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RevokeInvitation(RouteIds.Organization(accountId), RouteIds.Invitation(invitationId)), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> ViewAsync(LinkRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ViewInvitation(request.Token ?? ""), cancellationToken);
        return result.TryGetValue(out var view) ? Results.Ok(view.ToResponse()) : Problems.From(result.Errors);
    }

    private static async Task<IResult> AcceptAsync(LinkRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new AcceptInvitation(request.Token ?? ""), cancellationToken));

    private static async Task<IResult> AcceptAsNewAsync(AcceptInvitationAsNewRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new RegisterByInvitation(request.Token ?? "", request.Password ?? ""), cancellationToken));

    private static IResult Answer(Result<Membership> result) => result.TryGetValue(out var joined)
        ? Results.Ok(new JoinedResponse(joined.OrganizationId.Value, joined.OrganizationName, joined.MemberId.Value))
        : Problems.From(result.Errors);
}
