using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Members;

/// <summary>How people go, and how the last owner gets to. No rules.</summary>
internal static class DepartureEndpoints
{
    public static void MapDepartures(this IEndpointRouteBuilder app)
    {
        app.MapPost("/members/{memberId}/remove", RemoveAsync).WithTags("Members").RequirePermission(IamPermissions.MembersRemove).WithName("removeMember")
            .WithSummary("Remove a person for good")
            .WithDescription("Every token that applications hold for the person in this organization is dead once this answers. They may be invited again.")
            .Produces<MemberResponse>().ProducesChangeProblems();
        app.MapPost("/leave", LeaveAsync).WithTags("Members").RequirePerson().WithName("leaveOrganization")
            .WithSummary("Leave an organization for good").Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status409Conflict);
        app.MapPost("/ownership-transfer", TransferAsync).WithTags("Members").RequirePerson().WithName("transferOwnership")
            .WithSummary("Make another person owner").WithDescription("The caller, an owner, is an admin from then on. Both change or neither.")
            .Produces<MemberResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> RemoveAsync(
        string accountId, string memberId, ReasonRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RemoveMember(RouteIds.Organization(accountId), RouteIds.Member(memberId), request.Reason), cancellationToken);
        return result.TryGetValue(out var listing) ? IfMatch.Ok(listing.ToResponse(), listing.Member.Revision) : Problems.From(result.Errors);
    }

    private static async Task<IResult> LeaveAsync(string accountId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new LeaveOrganization(RouteIds.Organization(accountId)), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> TransferAsync(string accountId, TransferOwnershipRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new TransferOwnership(RouteIds.Organization(accountId), new MemberId(request.MemberId ?? default)), cancellationToken);
        return result.TryGetValue(out var listing)
            ? IfMatch.Ok(listing.ToResponse(), listing.Member.Revision)
            : Problems.From(result.Errors, MemberErrors.NotFound, "memberId");
    }
}
