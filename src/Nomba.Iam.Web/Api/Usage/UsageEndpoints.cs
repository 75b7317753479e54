using Mediator;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Usage;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Api.ApiKeys;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Usage;

/// <summary>Routes, permissions and mapping of the usage figures. No rules.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api-keys/{keyId}/usage", GetAsync).RequirePermission(IamPermissions.ApiKeysRead).WithName("getApiKeyUsage").WithTags("Usage")
            .WithSummary("See how a key was used")
            .WithDescription("The last 24 hours by the hour, unless from, to and resolution (minute, hour, day) say otherwise; at most 1500 steps. Steps without any use are left out. Old counts are kept by the hour and very old ones by the day: a period that begins there comes in such steps, and resolution says so.")
            .Produces<UsageResponse>().ProducesProblems(StatusCodes.Status400BadRequest);
        app.MapGet("/usage", ListAsync).RequirePermission(IamPermissions.ApiKeysRead).WithName("listUsage").WithTags("Usage")
            .WithSummary("See what every key did, the newest key first")
            .WithDescription("Totals of the last 24 hours, unless from and to say otherwise; of long ago, of whole hours or days.")
            .Produces<Page<KeyTotalsResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> GetAsync(
        [AsParameters] ApiKeyRoute route, [AsParameters] UsageQuery query, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = query.Read(time.GetUtcNow());
        if (!read.TryGetValue(out var period))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new GetKeyUsage(route.Organization, route.Key, period), cancellationToken);
        return result.TryGetValue(out var usage) ? Results.Ok(usage.ToResponse()) : Problems.From(result.Errors);
    }

    private static async Task<IResult> ListAsync(
        string accountId, [AsParameters] UsageListQuery query, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = query.Read(RouteIds.Organization(accountId), time.GetUtcNow());
        if (!read.TryGetValue(out var message))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(message, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<KeyTotalsResponse>([.. page.Items.Select(k => k.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }
}
