using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Members;

/// <summary>Routes, permissions and mapping of the member use cases. No rules.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        var members = app.MapGroup("/members").WithTags("Members");
        members.MapGet("", ListAsync).RequirePermission(IamPermissions.MembersRead).WithName("listMembers")
            .WithSummary("List people and keys, newest first").Produces<Page<MemberResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        members.MapPost("/{memberId}/suspend", SuspendAsync).RequirePermission(IamPermissions.MembersSuspend).WithName("suspendMember")
            .WithSummary("Suspend a member").WithDescription("Every token that applications hold for a person, or that a key ever got, is dead once this answers.")
            .Produces<MemberResponse>().ProducesChangeProblems();
        members.MapPost("/{memberId}/resume", ResumeAsync).RequirePermission(IamPermissions.MembersSuspend).WithName("resumeMember")
            .WithSummary("Resume a suspended member").WithDescription("Tokens from before stay dead. Whoever resumes a member holds all that the member holds.")
            .Produces<MemberResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        members.MapPut("/{memberId}/roles", ChangeRolesAsync).RequirePermission(IamPermissions.MembersUpdate).WithName("changeMemberRoles")
            .WithSummary("Give a member other roles")
            .WithDescription("Puts these roles in the place of all that the member holds, person or key. What is new among them grants no more than the caller holds. Tokens from before are dead once this answers.")
            .Produces<MemberResponse>().ProducesChangeProblems();
        members.MapGet("/{memberId}/permissions", PermissionsAsync).RequirePermission(IamPermissions.MembersRead).WithName("getMemberPermissions")
            .WithSummary("Read what a member may do").WithDescription("Wildcards expanded, with the accounts that each permission is held on, and what stops or limits the member at this moment.")
            .Produces<MemberPermissionsResponse>().ProducesProblems();
    }

    private static async Task<IResult> ListAsync(string accountId, string? limit, string? cursor, ISender sender, CancellationToken cancellationToken)
    {
        List<Error> errors = [];
        var query = new ListMembers(RouteIds.Organization(accountId), PageQuery.Limit(limit), PageQuery.After<MemberId>(cursor, errors));
        if (errors.Count > 0)
        {
            return Problems.From(errors);
        }

        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<MemberResponse>([.. page.Items.Select(m => m.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> SuspendAsync(
        string accountId, string memberId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new SuspendMember(RouteIds.Organization(accountId), RouteIds.Member(memberId), request.Reason), cancellationToken));

    private static async Task<IResult> ResumeAsync(string accountId, string memberId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ResumeMember(RouteIds.Organization(accountId), RouteIds.Member(memberId)), cancellationToken));

    private static async Task<IResult> ChangeRolesAsync(
        [AsParameters] MemberRoute route, ChangeRolesRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(
            new ChangeMemberRoles(RouteIds.Organization(route.AccountId), RouteIds.Member(route.MemberId), request.ToAssignments()) { Expected = ifMatch.Expected },
            cancellationToken));

    private static async Task<IResult> PermissionsAsync(string accountId, string memberId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new GetMemberPermissions(RouteIds.Organization(accountId), RouteIds.Member(memberId)), cancellationToken);
        return result.TryGetValue(out var held) ? Results.Ok(held.ToResponse()) : Problems.From(result.Errors);
    }

    private static IResult Answer(Result<MemberListing> result) =>
        result.TryGetValue(out var listing) ? IfMatch.Ok(listing.ToResponse(), listing.Member.Revision) : Problems.From(result.Errors);
}
