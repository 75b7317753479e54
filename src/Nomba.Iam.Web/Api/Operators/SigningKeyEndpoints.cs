using Mediator;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Operators;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Operators;

/// <summary>Routes and mapping of the keys that sign tokens. No rules.</summary>
internal static class SigningKeyEndpoints
{
    public static void MapSigningKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/signing-keys").WithTags("Operators").RequireOperator();
        keys.MapGet("", ListAsync).WithName("listSigningKeys").WithSummary("List the keys that sign tokens, newest first")
            .Produces<Page<SigningKeyResponse>>().ProducesProblems();
        keys.MapPost("/rotate", RotateAsync).WithName("rotateSigningKey").WithSummary("Publish the next signing key now")
            .WithDescription(
                "It begins to sign after the usual lead, when every API has read it, and the one before it stays good for the tokens that it signed: nothing "
                + "breaks. No remedy for a key that somebody else has: revoke that one.")
            .Produces<SigningKeyResponse>().ProducesChangeProblems();
        keys.MapPost("/{kid}/revoke", RevokeAsync).WithName("revokeSigningKey").WithSummary("Revoke a signing key for good")
            .WithDescription(
                "Once this answers, the key is out of the key set on this node, signs nothing more, and every access token that it signed is dead; on other nodes "
                + "within 5 seconds. If it signed, the upcoming key takes over at once, or a new one where there is none. Refresh tokens are not signed with it and "
                + "stay good. APIs that check tokens by themselves follow when they read the key set again. Answers with the key that signs from now on.")
            .Produces<SigningKeyResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> ListAsync(ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ListSigningKeys(), cancellationToken);
        return result.TryGetValue(out var keys)
            ? Results.Ok(new Page<SigningKeyResponse>([.. keys.Select(ToResponse)], null))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> RotateAsync(ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new RotateSigningKey(request.Reason), cancellationToken));

    private static async Task<IResult> RevokeAsync(string kid, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new RevokeSigningKey(kid, request.Reason), cancellationToken));

    private static IResult Answer(Result<SigningKeyListing> result) =>
        result.TryGetValue(out var key) ? Results.Ok(ToResponse(key)) : Problems.From(result.Errors);

    private static SigningKeyResponse ToResponse(SigningKeyListing key) => new(
        key.Kid,
        key.Generation,
        key.Status switch
        {
            SigningKeyStatus.Upcoming => "upcoming",
            SigningKeyStatus.Active => "active",
            SigningKeyStatus.Retired => "retired",
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        },
        key.ActivatesAt,
        key.SignsUntil,
        key.RetiresAt);
}
