using Mediator;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Organizations;

/// <summary>Routes and mapping of what operators do with organizations. No rules. The route's name is not that of an organization's own routes: an operator acts in none.</summary>
internal static class OperatorOrganizationEndpoints
{
    public static void MapOperatorOrganizations(this IEndpointRouteBuilder app)
    {
        var organizations = app.MapGroup("/organizations").WithTags("Operators").RequireOperator();
        organizations.MapGet("", ListAsync).WithName("listOrganizations").WithSummary("List organizations, newest first")
            .Produces<Page<OperatorOrganizationResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        organizations.MapGet("/{organizationId}", GetAsync).WithName("getOrganizationOverview").WithSummary("Read an organization and how much is in it")
            .Produces<OrganizationOverviewResponse>().ProducesProblems();
        organizations.MapPost("/{organizationId}/suspend", SuspendAsync).WithName("suspendOrganization").WithSummary("Suspend an organization")
            .WithDescription("Every key and every person of it is refused, and every token that they hold is dead, once this answers. Suspending it again changes nothing.")
            .Produces<OperatorOrganizationResponse>().ProducesChangeProblems();
        organizations.MapPost("/{organizationId}/resume", ResumeAsync).WithName("resumeOrganization").WithSummary("Resume a suspended organization")
            .WithDescription("Its keys and people may get new tokens at once. Those from before stay dead.")
            .Produces<OperatorOrganizationResponse>().ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync([AsParameters] StatusListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.ReadOrganizations();
        if (!read.TryGetValue(out var filter))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListOrganizations(filter), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<OperatorOrganizationResponse>([.. page.Items.Select(o => o.ToOperatorResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string organizationId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new GetOrganizationOverview(RouteIds.Organization(organizationId)), cancellationToken);
        return result.TryGetValue(out var overview)
            ? Results.Ok(
                new OrganizationOverviewResponse(overview.Organization.ToOperatorResponse(), overview.Counts.Members, overview.Counts.ApiKeys, overview.Counts.Accounts))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> SuspendAsync(string organizationId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new SuspendOrganization(RouteIds.Organization(organizationId), request.Reason), cancellationToken));

    private static async Task<IResult> ResumeAsync(string organizationId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ResumeOrganization(RouteIds.Organization(organizationId)), cancellationToken));

    private static IResult Answer(Result<Organization> result) =>
        result.TryGetValue(out var organization) ? Results.Ok(organization.ToOperatorResponse()) : Problems.From(result.Errors);
}
