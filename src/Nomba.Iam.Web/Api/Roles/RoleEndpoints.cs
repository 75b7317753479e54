using Mediator;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Roles;

/// <summary>Routes, permissions and mapping of the role use cases. No rules.</summary>
internal static class RoleEndpoints
{
    /// <summary>What a decision takes into account, for whoever reads the reference.</summary>
    public const string DecisionWords =
        "Decided as issuance and introspection decide it, with every role, assignment and status that played a part. A key that is past its expiry, or all of whose "
        + "credential pairs are switched off, may do nothing. The question names no address and no grant: `only_from_addresses` and `only_by_grant` say what a key is limited "
        + "to besides, and stand beside a yes too. Whether an account exists and is active is checked here (`account_unknown`, `account_suspended`) and when a role is "
        + "given for it. A token whose permissions hold everywhere names no account and does not die with one: a resource API that acts on an account knows its accounts "
        + "itself, or asks here.";

    public static void MapRoles(this IEndpointRouteBuilder app)
    {
        var roles = app.MapGroup("/roles").WithTags("Roles");
        roles.MapGet("", ListAsync).RequirePermission(IamPermissions.RolesRead).WithName("listRoles")
            .WithSummary("List roles").WithDescription($"The system roles, then the organization's own by name, all in one page: an organization has at most {Role.MaxPerOrganization}.")
            .Produces<Page<RoleResponse>>().ProducesProblems();
        roles.MapPost("", CreateAsync).RequirePermission(IamPermissions.RolesCreate).WithName("createRole").Idempotent()
            .WithSummary("Create a role").WithDescription("From scratch, or from the permissions of another role. It grants no more than the caller holds.")
            .Produces<RoleResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        roles.MapGet("/{roleId}", GetAsync).RequirePermission(IamPermissions.RolesRead).WithName("getRole")
            .WithSummary("Read a role").Produces<RoleResponse>().ProducesProblems();
        roles.MapPatch("/{roleId}", UpdateAsync).RequirePermission(IamPermissions.RolesUpdate).WithName("updateRole")
            .WithSummary("Change a role").WithDescription("When what it grants changes, every token of everyone who holds it is dead once this answers.")
            .Produces<RoleResponse>().ProducesChangeProblems();
        roles.MapDelete("/{roleId}", DeleteAsync).RequirePermission(IamPermissions.RolesDelete).WithName("deleteRole")
            .WithSummary("Delete a role").WithDescription("Refused while members hold it, unless moveTo names the role that they hold from then on.")
            .Produces(StatusCodes.Status204NoContent).ProducesChangeProblems();
        app.MapGet("/permissions", PermissionsAsync).WithTags("Roles").RequirePermission(IamPermissions.RolesRead).WithName("listPermissions")
            .WithSummary("List the permissions that a role may name")
            .WithDescription($"By the resource API that defines them, all in one page: each defines at most {ResourceServer.MaxPermissions}.")
            .Produces<Page<AudienceResponse>>().ProducesProblems();
        app.MapPost("/decisions", DecideAsync).WithTags("Roles").RequirePermission(IamPermissions.DecisionsCreate).WithName("decide")
            .WithSummary("May a member do something, and why?")
            .WithDescription(DecisionWords)
            .Produces<DecisionResponse>().ProducesProblems(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ListAsync(string accountId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ListRoles(RouteIds.Organization(accountId)), cancellationToken);
        return result.TryGetValue(out var roles)
            ? Results.Ok(new Page<RoleResponse>([.. roles.Select(r => r.ToResponse())], null))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CreateAsync(string accountId, CreateRoleRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var basedOn = request.BasedOn is { } id ? (RoleId?)new RoleId(id) : null;
        var result = await sender.Send(
            new CreateRole(RouteIds.Organization(accountId), request.Name, request.Description, request.Permissions, basedOn), cancellationToken);
        return result.TryGetValue(out var role)
            ? IfMatch.Created($"/api/v1/organizations/{accountId}/roles/{role.Id}", role.ToResponse(), role.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, string roleId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetRole(RouteIds.Organization(accountId), RouteIds.Role(roleId)), cancellationToken));

    private static async Task<IResult> UpdateAsync(
        [AsParameters] RoleRoute route, UpdateRoleRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(
            new UpdateRole(RouteIds.Organization(route.AccountId), RouteIds.Role(route.RoleId), request.Name, request.Description, request.Permissions) { Expected = ifMatch.Expected },
            cancellationToken));

    private static async Task<IResult> DeleteAsync(string accountId, string roleId, string? moveTo, ISender sender, CancellationToken cancellationToken)
    {
        var target = moveTo is null ? (RoleId?)null : RouteIds.Role(moveTo);
        var result = await sender.Send(new DeleteRole(RouteIds.Organization(accountId), RouteIds.Role(roleId), target), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> PermissionsAsync(string accountId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ListPermissions(RouteIds.Organization(accountId)), cancellationToken);
        return result.TryGetValue(out var catalogue)
            ? Results.Ok(new Page<AudienceResponse>([.. catalogue.Audiences.Select(a => a.ToResponse(catalogue))], null))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> DecideAsync(string accountId, DecisionRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var account = request.AccountId is { } id ? (AccountId?)new AccountId(id) : null;
        var query = new Decide(RouteIds.Organization(accountId), new MemberId(request.MemberId ?? default), request.Permission, account);
        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var decision) ? Results.Ok(decision.ToResponse(request)) : Problems.From(result.Errors, MemberErrors.NotFound, "memberId");
    }

    private static IResult Answer(Result<Role> result) =>
        result.TryGetValue(out var role) ? IfMatch.Ok(role.ToResponse(), role.Revision) : Problems.From(result.Errors);
}
