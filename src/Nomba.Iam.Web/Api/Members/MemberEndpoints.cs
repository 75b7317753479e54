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
    private const int DefaultLimit = 50;

    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        var members = app.MapGroup("/members").WithTags("Members");
        members.MapGet("", ListAsync).RequirePermission(IamPermissions.MembersRead).WithName("listMembers")
            .WithSummary("List people and keys, newest first").Produces<Page<MemberResponse>>().ProducesProblems();
        members.MapPost("/{memberId}/suspend", SuspendAsync).RequirePermission(IamPermissions.MembersSuspend).WithName("suspendMember")
            .WithSummary("Suspend a member: all their tokens are dead at once").Produces<MemberResponse>().ProducesProblems();
        members.MapPost("/{memberId}/resume", ResumeAsync).RequirePermission(IamPermissions.MembersSuspend).WithName("resumeMember")
            .WithSummary("Resume a suspended member").Produces<MemberResponse>().ProducesProblems();
    }

    private static async Task<IResult> ListAsync(string accountId, int? limit, string? cursor, ISender sender, CancellationToken cancellationToken)
    {
        var before = default(MemberId);
        if (cursor is not null && !MemberId.TryParse(cursor, null, out before))
        {
            return Problems.From(Error.Invalid("page.query", "The cursor is not one that a page gave.", "cursor"));
        }

        var query = new ListMembers(RouteIds.Organization(accountId), limit ?? DefaultLimit, cursor is null ? null : before);
        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<MemberResponse>([.. page.Items.Select(ToResponse)], page.Next?.ToString()))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> SuspendAsync(
        string accountId, string memberId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new SuspendMember(RouteIds.Organization(accountId), RouteIds.Member(memberId), request.Reason), cancellationToken));

    private static async Task<IResult> ResumeAsync(string accountId, string memberId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ResumeMember(RouteIds.Organization(accountId), RouteIds.Member(memberId)), cancellationToken));

    private static IResult Answer(Result<MemberListing> result) =>
        result.TryGetValue(out var listing) ? Results.Ok(ToResponse(listing)) : Problems.From(result.Errors);

    private static MemberResponse ToResponse(MemberListing listing)
    {
        var member = listing.Member;
        var kind = member.Kind == MemberKind.ApiKey ? "api_key" : "user";
        return new MemberResponse(
            member.Id.Value, kind, listing.DisplayName, MemberStatuses.Name(member.Status), member.StatusReason, member.Version, member.CreatedAt);
    }
}
