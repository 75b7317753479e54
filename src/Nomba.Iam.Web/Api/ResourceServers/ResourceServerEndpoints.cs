using Mediator;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.ResourceServers;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.ResourceServers;

/// <summary>Routes and mapping of what operators do with resource APIs. No rules.</summary>
internal static class ResourceServerEndpoints
{
    public static void MapResourceServers(this IEndpointRouteBuilder app)
    {
        var servers = app.MapGroup("/resource-servers").WithTags("Resource servers").RequireOperator();
        servers.MapGet("", ListAsync).WithName("listResourceServers").WithSummary("List resource APIs, newest first")
            .Produces<Page<ResourceServerResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        servers.MapPost("", RegisterAsync).WithName("registerResourceServer").Idempotent().WithSummary("Register a resource API")
            .WithDescription("The secret that it introspects with is in this answer and nowhere else.")
            .Produces<ResourceServerSecretResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        servers.MapGet("/{serverId}", GetAsync).WithName("getResourceServer").WithSummary("Read a resource API")
            .Produces<ResourceServerResponse>().ProducesProblems();
        servers.MapPost("/{serverId}/replace-secret", ReplaceSecretAsync).WithName("replaceResourceServerSecret").Idempotent().WithSummary("Replace the secret of a resource API")
            .WithDescription("The old one is refused once this answers.").Produces<ResourceServerSecretResponse>().ProducesProblems();
        servers.MapPost("/{serverId}/permissions", DefineAsync).WithName("definePermission").Idempotent().WithSummary("Define another permission")
            .Produces<ResourceServerResponse>().ProducesChangeProblems();
        servers.MapPost("/{serverId}/permissions/{permission}/deprecate", DeprecateAsync).WithName("deprecatePermission").WithSummary("Deprecate a permission")
            .WithDescription("Whoever holds it keeps it; no role gets it anew by name.").Produces<ResourceServerResponse>().ProducesProblems();
        servers.MapDelete("/{serverId}/permissions/{permission}", RemoveAsync).WithName("removePermission").WithSummary("Remove a deprecated permission")
            .WithDescription("Refused while a role names it.").Produces<ResourceServerResponse>().ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(string? limit, string? cursor, ISender sender, CancellationToken cancellationToken)
    {
        List<Error> errors = [];
        var query = new ListResourceServers(PageQuery.Limit(limit), PageQuery.After<ResourceServerId>(cursor, errors));
        if (errors.Count > 0)
        {
            return Problems.From(errors);
        }

        var result = await sender.Send(query, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<ResourceServerResponse>([.. page.Items.Select(ToResponse)], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> RegisterAsync(RegisterResourceServerRequest request, ISender sender, CancellationToken cancellationToken)
    {
        PermissionDraft[] permissions = [.. (request.Permissions ?? []).Select(p => new PermissionDraft(p.Name ?? "", p.Description))];
        var result = await sender.Send(new RegisterResourceServer(request.Audience, permissions), cancellationToken);
        return result.TryGetValue(out var registered)
            ? Results.Created($"/api/v1/operator/resource-servers/{registered.Server.Id}", Reveal(registered))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string serverId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetResourceServer(Id(serverId)), cancellationToken));

    private static async Task<IResult> ReplaceSecretAsync(string serverId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ReplaceResourceServerSecret(Id(serverId)), cancellationToken);
        return result.TryGetValue(out var replaced) ? Results.Ok(Reveal(replaced)) : Problems.From(result.Errors);
    }

    private static async Task<IResult> DefineAsync(string serverId, PermissionDefinitionRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new DefinePermission(Id(serverId), new PermissionDraft(request.Name ?? "", request.Description)), cancellationToken));

    private static async Task<IResult> DeprecateAsync(string serverId, string permission, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new DeprecatePermission(Id(serverId), permission), cancellationToken));

    private static async Task<IResult> RemoveAsync(string serverId, string permission, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new RemovePermission(Id(serverId), permission), cancellationToken));

    private static IResult Answer(Result<ResourceServer> result) =>
        result.TryGetValue(out var server) ? Results.Ok(ToResponse(server)) : Problems.From(result.Errors);

    private static ResourceServerSecretResponse Reveal(RegisteredResourceServer registered) =>
        new() { ResourceServer = ToResponse(registered.Server), ClientSecret = registered.Secret.Reveal() };

    private static ResourceServerResponse ToResponse(ResourceServer server) => new(
        server.Id.Value,
        server.Audience,
        [
            .. server.Permissions.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new DefinedPermissionResponse(p.Name, p.Description, p.DeprecatedAt)),
        ],
        server.CreatedAt);

    private static ResourceServerId Id(string text) => ResourceServerId.TryParse(text, null, out var id) ? id : default;
}
