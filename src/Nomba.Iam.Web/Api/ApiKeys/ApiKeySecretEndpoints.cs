using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>Routes, permissions and mapping of rotation. No rules.</summary>
internal static class ApiKeySecretEndpoints
{
    public static void MapApiKeySecrets(this IEndpointRouteBuilder app)
    {
        var pairs = app.MapGroup("/api-keys/{keyId}/credentials/{environment}").WithTags("API keys");
        pairs.MapPost("/rotate", RotateAsync).RequirePermission(IamPermissions.ApiKeysRotate).WithName("rotateApiKeySecret").Idempotent()
            .WithSummary("Make a second secret")
            .WithDescription("The secret is in this answer and nowhere else. Both work; once the new one is used for the first time, the old one works on for the grace period. The key may hold no more than the caller does.")
            .Produces<RotatedSecretResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        pairs.MapPost("/rotation/cancel", CancelAsync).RequirePermission(IamPermissions.ApiKeysRotate).WithName("cancelApiKeyRotation")
            .WithSummary("Take back a secret that was not used yet").WithDescription("It is refused once this answers; the old secret works as before.")
            .Produces<ApiKeyResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        pairs.MapPost("/rotation/complete", CompleteAsync).RequirePermission(IamPermissions.ApiKeysRotate).WithName("completeApiKeyRotation")
            .WithSummary("End the grace period of the old secret")
            .WithDescription("It is refused once this answers. Tokens of the pair live on unless revokeTokens says otherwise. Doing it again changes nothing but that.")
            .Produces<ApiKeyResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> RotateAsync(
        [AsParameters] ApiKeyEnvironmentRoute route, RotateSecretRequest? request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RotateSecret(route.Target, request?.GracePeriodSeconds), cancellationToken);
        return result.TryGetValue(out var rotated)
            ? Results.Created($"/api/v1/organizations/{route.AccountId}/api-keys/{rotated.Details.Key.Id}", rotated.ToResponse())
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CancelAsync([AsParameters] ApiKeyEnvironmentRoute route, ISender sender, CancellationToken cancellationToken) =>
        ApiKeyEndpoints.Answer(await sender.Send(new CancelRotation(route.Target), cancellationToken));

    private static async Task<IResult> CompleteAsync(
        [AsParameters] ApiKeyEnvironmentRoute route, CompleteRotationRequest? request, ISender sender, CancellationToken cancellationToken) =>
        ApiKeyEndpoints.Answer(await sender.Send(new CompleteRotation(route.Target, request?.RevokeTokens ?? false), cancellationToken));
}
