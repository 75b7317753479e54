using Mediator;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>What a person lets applications do, for that person. No rules.</summary>
internal static class ConsentEndpoints
{
    public static void MapMyConsents(this IEndpointRouteBuilder app)
    {
        var consents = app.MapGroup("/consents").WithTags("Consents").RequirePerson();
        consents.MapGet("", ListAsync).WithName("listMyConsents").WithSummary("List what I let applications do, newest first")
            .Produces<Page<ConsentResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        consents.MapDelete("/{consentId}", RevokeAsync).WithName("revokeMyConsent").WithSummary("Take a consent back")
            .WithDescription("Every token that the application holds for the caller in that organization is dead once this answers.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems();
    }

    private static async Task<IResult> ListAsync([AsParameters] ConsentListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        if (!read.TryGetValue(out var slice))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListMyConsents(slice.Limit, slice.Before), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<ConsentResponse>([.. page.Items.Select(c => c.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> RevokeAsync(string consentId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RevokeConsent(ConsentId.TryParse(consentId, null, out var id) ? id : default), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }
}
