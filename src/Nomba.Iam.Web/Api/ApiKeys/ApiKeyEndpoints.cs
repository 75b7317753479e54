using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Api.Members;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>Routes, permissions and mapping of the API-key use cases. No rules.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api-keys").WithTags("API keys");
        keys.MapPost("", CreateAsync).RequirePermission(IamPermissions.ApiKeysCreate).WithName("createApiKey").Idempotent()
            .WithSummary("Create a key")
            .WithDescription("The key has a live and a test credential pair. Their secrets are in this answer and nowhere else. The role grants no more than the caller holds.")
            .Produces<CreatedApiKeyResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        keys.MapGet("", ListAsync).RequirePermission(IamPermissions.ApiKeysRead).WithName("listApiKeys")
            .WithSummary("List keys")
            .WithDescription("Newest first, unless `sort` says `name`, `-name` or `createdAt`. A cursor is good for the order of the page that gave it.")
            .Produces<Page<ApiKeyResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        keys.MapGet("/{keyId}", GetAsync).RequirePermission(IamPermissions.ApiKeysRead).WithName("getApiKey")
            .WithSummary("Read a key").Produces<ApiKeyResponse>().ProducesProblems();
        keys.MapPatch("/{keyId}", UpdateAsync).RequirePermission(IamPermissions.ApiKeysUpdate).WithName("updateApiKey")
            .WithSummary("Change a key").WithDescription(
                "A member that is absent stays as it is, null clears it. Restrictions count at once, for tokens of before too; those that no "
                + "longer fit `allowedGrant` or `singleSession` are dead once this answers. Whoever loosens a restriction holds all that the key holds: no "
                + "key prolongs itself.")
            .Produces<ApiKeyResponse>().ProducesChangeProblems();
        keys.MapPost("/{keyId}/suspend", SuspendAsync).RequirePermission(IamPermissions.ApiKeysSuspend).WithName("suspendApiKey")
            .WithSummary("Suspend a key").WithDescription("Every token that it ever got is dead once this answers. Suspending it again changes nothing. With `wait` (`5s`, at most `30s`) it answers once every resource API that checks tokens in memory has confirmed it, or names those that have not.")
            .Produces<ApiKeyResponse>().ProducesChangeProblems();
        keys.MapPost("/{keyId}/resume", ResumeAsync).RequirePermission(IamPermissions.ApiKeysSuspend).WithName("resumeApiKey")
            .WithSummary("Resume a suspended key").WithDescription("It may get new tokens. Those from before stay dead. Whoever resumes a key holds all that the key holds.")
            .Produces<ApiKeyResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        keys.MapPost("/{keyId}/revoke", RevokeAsync).RequirePermission(IamPermissions.ApiKeysRevoke).WithName("revokeApiKey")
            .WithSummary("Revoke a key for good").WithDescription("Every token that it ever got is dead once this answers. Its name is free for another key. With `wait` (`5s`, at most `30s`) it answers once every resource API that checks tokens in memory has confirmed it, or names those that have not.")
            .Produces<ApiKeyResponse>().ProducesChangeProblems();
        keys.MapDelete("/{keyId}", DeleteAsync).RequirePermission(IamPermissions.ApiKeysRevoke).WithName("deleteApiKey")
            .WithSummary("Delete a key")
            .WithDescription("Revokes it if need be. It is shown as revoked for some days (30, unless the platform is set otherwise), and no more after that. Deleting it again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status409Conflict);
        keys.MapPost("/{keyId}/environments/{environment}/disable", DisableAsync).RequirePermission(IamPermissions.ApiKeysSuspend).WithName("disableApiKeyEnvironment")
            .WithSummary("Switch one credential pair of a key off")
            .WithDescription("Every token that this pair got is dead once this answers; the other pair goes on. Doing it again changes nothing.")
            .Produces<ApiKeyResponse>().ProducesChangeProblems();
        keys.MapPost("/{keyId}/environments/{environment}/enable", EnableAsync).RequirePermission(IamPermissions.ApiKeysSuspend).WithName("enableApiKeyEnvironment")
            .WithSummary("Switch one credential pair of a key on")
            .WithDescription("It may get new tokens. Those from before stay dead. Whoever switches a pair on holds all that the key holds.")
            .Produces<ApiKeyResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        keys.MapPut("/{keyId}/roles", ChangeRolesAsync).RequirePermission(IamPermissions.ApiKeysUpdate).WithName("changeApiKeyRoles")
            .WithSummary("Give a key other roles")
            .WithDescription("Puts these roles in the place of all that the key holds. What is new among them grants no more than the caller holds. Tokens from before are dead once this answers.")
            .Produces<MemberResponse>().ProducesChangeProblems();
    }

    /// <summary>A key as it is after whatever was done to it.</summary>
    public static IResult Answer(Result<ApiKeyDetails> result) =>
        result.TryGetValue(out var key) ? IfMatch.Ok(key.ToResponse(), key.Key.Revision) : Problems.From(result.Errors);

    private static async Task<IResult> ChangeRolesAsync(
        [AsParameters] ApiKeyRoute route, ChangeRolesRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken)
    {
        var command = new ChangeApiKeyRoles(route.Organization, route.Key, request.ToAssignments()) { Expected = ifMatch.Expected };
        var result = await sender.Send(command, cancellationToken);
        return result.TryGetValue(out var listing) ? IfMatch.Ok(listing.ToResponse(), listing.Member.Revision) : Problems.From(result.Errors);
    }

    private static async Task<IResult> CreateAsync(string accountId, CreateApiKeyRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var command = new CreateApiKey(RouteIds.Organization(accountId), request.Name, request.Role, [.. (request.Accounts ?? []).Select(AccountId.From)])
        {
            Settings = request.ToSettings(),
        };
        var result = await sender.Send(command, cancellationToken);
        return result.TryGetValue(out var created)
            ? IfMatch.Created($"/api/v1/organizations/{accountId}/api-keys/{created.Details.Key.Id}", created.ToResponse(), created.Details.Key.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> ListAsync(
        string accountId, [AsParameters] ApiKeyListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        if (!read.TryGetValue(out var filter))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListApiKeys(RouteIds.Organization(accountId), filter) { Role = query.Role }, cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<ApiKeyResponse>([.. page.Items.Select(k => k.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, string keyId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetApiKey(RouteIds.Organization(accountId), RouteIds.Member(keyId)), cancellationToken));

    private static async Task<IResult> UpdateAsync(
        [AsParameters] ApiKeyRoute route, UpdateApiKeyRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(
            new UpdateApiKey(route.Organization, route.Key, ifMatch.Expected)
            {
                Name = ApiKeyMapping.Part(request.Says(nameof(request.Name)), request.Name),
                Settings = request.ToSettings(),
            },
            cancellationToken));

    private static async Task<IResult> SuspendAsync(
        [AsParameters] ApiKeyRoute route, ReasonRequest request, string? wait, ISender sender, CancellationToken cancellationToken) =>
        await StopAsync(route, wait, new SuspendApiKey(route.Organization, route.Key, request.Reason), sender, cancellationToken);

    private static async Task<IResult> ResumeAsync(string accountId, string keyId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ResumeApiKey(RouteIds.Organization(accountId), RouteIds.Member(keyId)), cancellationToken));

    private static async Task<IResult> RevokeAsync(
        [AsParameters] ApiKeyRoute route, ReasonRequest request, string? wait, ISender sender, CancellationToken cancellationToken) =>
        await StopAsync(route, wait, new RevokeApiKey(route.Organization, route.Key, request.Reason), sender, cancellationToken);

    // A wait that cannot be read stops nothing half way: it is refused before the key is.
    private static async Task<IResult> StopAsync(
        ApiKeyRoute route, string? wait, ICommand<Result<ApiKeyDetails>> stop, ISender sender, CancellationToken cancellationToken)
    {
        if (!ApiKeyRevocationEndpoints.TryReadWait(wait, out var patience))
        {
            return Problems.From(ApiKeyRevocationEndpoints.BadWait);
        }

        var stopped = await sender.Send(stop, cancellationToken);
        if (patience is null || !stopped.TryGetValue(out var key))
        {
            return Answer(stopped);
        }

        var revocation = await ApiKeyRevocationEndpoints.AwaitAsync(sender, route.Organization, route.Key, patience.Value, cancellationToken);
        return IfMatch.Ok(key.ToResponse() with { Revocation = revocation }, key.Key.Revision);
    }

    private static async Task<IResult> DeleteAsync(string accountId, string keyId, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken)
    {
        var command = new DeleteApiKey(RouteIds.Organization(accountId), RouteIds.Member(keyId)) { Expected = ifMatch.Expected };
        var result = await sender.Send(command, cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> DisableAsync([AsParameters] ApiKeyEnvironmentRoute route, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        route.Pair is { } pair
            ? Answer(await sender.Send(new DisableApiKeyEnvironment(route.Organization, route.Key, pair, request.Reason), cancellationToken))
            : Problems.From(ApiKeyErrors.NoEnvironment);

    private static async Task<IResult> EnableAsync([AsParameters] ApiKeyEnvironmentRoute route, ISender sender, CancellationToken cancellationToken) =>
        route.Pair is { } pair
            ? Answer(await sender.Send(new EnableApiKeyEnvironment(route.Organization, route.Key, pair), cancellationToken))
            : Problems.From(ApiKeyErrors.NoEnvironment);
}
