using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Roles;

/// <summary>The decision without an organization in the path, for a resource API that has a token and a question. No rules.</summary>
internal static class OwnDecisionEndpoints
{
    private static readonly Error NoOrganization = Error.Invalid(
        "decision.organization", "A browser session is of no organization: name the one that you ask about.", "organizationId");

    public static void MapOwnDecisions(this IEndpointRouteBuilder app) =>
        app.MapPost("/decisions", DecideAsync).WithTags("Roles").RequirePermission(IamPermissions.DecisionsCreate).WithName("decideInOwnOrganization")
            .WithSummary("May a member do something, in the organization of your token, and why?")
            .WithDescription(RoleEndpoints.DecisionWords)
            .Produces<DecisionResponse>().ProducesProblems(StatusCodes.Status400BadRequest);

    private static async Task<IResult> DecideAsync(
        OwnDecisionRequest request, HttpContext context, ICallerAccessor callers, ISender sender, CancellationToken cancellationToken)
    {
        var named = request.OrganizationId is { } id ? new OrganizationId(id) : (OrganizationId?)null;
        if ((named ?? callers.Caller.OrganizationId) is not { } organization)
        {
            return Problems.From(NoOrganization);
        }

        // A path would have told the door which organization the person acts in; here the body does.
        if (context.Features.Get<ActingPerson>() is { } person)
        {
            context.Features.Set(await sender.Send(new FindActingPerson(person.UserId, organization, person.SessionId), cancellationToken));
        }

        var account = request.AccountId is { } on ? new AccountId(on) : (AccountId?)null;
        var query = new Decide(organization, new MemberId(request.MemberId ?? default), request.Permission, account);
        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var decision) ? Results.Ok(decision.ToResponse(request)) : Problems.From(result.Errors, MemberErrors.NotFound, "memberId");
    }
}
