using Mediator;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Organizations;

/// <summary>Routes, permissions and mapping of what people and members do with organizations. No rules.</summary>
internal static class OrganizationEndpoints
{
    /// <summary>What a person does, in no organization.</summary>
    public static void MapOwnOrganizations(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("").WithTags("Organizations").RequirePerson();
        own.MapPost("", CreateAsync).WithName("createOrganization").Idempotent().WithSummary("Create an organization")
            .WithDescription($"Whoever creates it is its owner. A person owns at most {Organization.MaxPerOwner}; where the platform keeps creation to its operators, others are refused.")
            .Produces<MyOrganizationResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        own.MapGet("", ListAsync).WithName("listMyOrganizations").WithSummary("List the organizations that you belong to")
            .WithDescription("The newest membership first. Suspended organizations are among them.")
            .Produces<Page<MyOrganizationResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
    }

    /// <summary>What a member does with the one that it acts in.</summary>
    public static void MapOrganization(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("").WithTags("Organizations");
        one.MapGet("", GetAsync).RequirePermission(IamPermissions.OrganizationRead).WithName("getOrganization")
            .WithSummary("Read the organization").Produces<OrganizationResponse>().ProducesProblems();
        one.MapPatch("", UpdateAsync).RequirePermission(IamPermissions.OrganizationUpdate).WithName("updateOrganization")
            .WithSummary("Change the organization's name, contact address, website or what it requires").Produces<OrganizationResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> CreateAsync(CreateOrganizationRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new CreateOrganization(request.Name), cancellationToken);
        return result.TryGetValue(out var created)
            ? IfMatch.Created($"/api/v1/organizations/{created.Organization.Id}", created.ToResponse(), created.Organization.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> ListAsync(string? limit, string? cursor, ISender sender, CancellationToken cancellationToken)
    {
        List<Error> errors = [];
        var query = new ListOwnOrganizations(PageQuery.Limit(limit), PageQuery.After<MemberId>(cursor, errors));
        if (errors.Count > 0)
        {
            return Problems.From(errors);
        }

        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<MyOrganizationResponse>([.. page.Items.Select(o => o.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetOrganization(RouteIds.Organization(accountId)), cancellationToken));

    private static async Task<IResult> UpdateAsync(
        string accountId, UpdateOrganizationRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(
            new UpdateOrganization(RouteIds.Organization(accountId), request.Name, request.ContactEmail, request.Website)
            {
                RequiresSecondFactor = request.RequiresSecondFactor,
                Expected = ifMatch.Expected,
            },
            cancellationToken));

    private static IResult Answer(Result<Organization> result) =>
        result.TryGetValue(out var organization) ? IfMatch.Ok(organization.ToResponse(), organization.Revision) : Problems.From(result.Errors);
}
