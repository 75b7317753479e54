using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// A refresh handle to new tokens: one statement. Parallel refreshes of one handle within the leeway all get the same successor; a handle
/// that is older than that kills its family.
/// </summary>
/// <param name="Handle">The refresh token.</param>
/// <param name="Client">The client that the door authenticated; null where the contract asks for no client authentication.</param>
/// <param name="Scope">Narrows the access token of this refresh; the refresh token keeps what was granted (RFC 6749 section 6).</param>
/// <param name="Origin">Where it came in.</param>
public sealed record RefreshTokens(string Handle, Guid? Client, IReadOnlyList<string> Scope, RequestOrigin Origin) : ICommand<Result<TokenPair>>
{
    /// <summary>The organization that the handle must belong to; null: any.</summary>
    public OrganizationId? OrganizationId { get; init; }

    /// <summary>The client that the handle must belong to, where that is claimed and not proved; null: any.</summary>
    public Guid? ExpectedClient { get; init; }

    public override string ToString() => nameof(RefreshTokens);
}

internal sealed class RefreshTokensHandler(
    RefreshHandles handles, IRefreshFamilyStore families, RefreshingClients clients, TokenMint mint, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<RefreshTokens, Result<TokenPair>>
{
    public async ValueTask<Result<TokenPair>> Handle(RefreshTokens command, CancellationToken cancellationToken)
    {
        var read = await handles.ReadAsync(command.Handle, cancellationToken);
        if (!read.TryGetValue(out var live))
        {
            return read.Error;
        }

        // All of this before the family moves: a refusal must not use the handle up.
        var owner = live.Handle.HasGrant ? null : live.Member.Credential(live.Handle.Environment)?.ClientId;
        var wanted = command.Client ?? command.ExpectedClient;
        if ((wanted is { } client && owner is { } known && client != known)
            || (command.OrganizationId is { } organization && organization != live.Member.OrganizationId))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        if (!live.Member.Restrictions.AllowsDoor(command.Origin.Door) || !live.Member.Restrictions.AllowsAddress(command.Origin.Address))
        {
            // In the words that each door has for a key that may not get tokens there.
            return command.Origin.Door == KeyDoor.OAuth ? TokenErrors.InvalidClient : TokenErrors.InvalidRefreshToken;
        }

        var turn = new FamilyTurn(live.Handle, live.Member.Id, wanted ?? owner, live.ExpiresAt);
        return await families.AdvanceAsync(turn, cancellationToken) switch
        {
            FamilyAdvance.Advanced step => await MintAsync(command, live, step.Client, step.Grant, cancellationToken),
            FamilyAdvance.AlreadyAdvanced step when time.GetUtcNow() - step.At <= options.Value.RefreshLeeway =>
                await MintAsync(command, live, step.Client, step.Grant, cancellationToken),
            FamilyAdvance.AlreadyAdvanced step => await KillAsync(live, step.Client, cancellationToken),
            FamilyAdvance.Reused step => await KillAsync(live, step.Client, cancellationToken),
            FamilyAdvance.Refused => TokenErrors.InvalidRefreshToken,
            _ => throw new InvalidOperationException("A closed union has no other case."),
        };
    }

    private async ValueTask<Result<TokenPair>> MintAsync(
        RefreshTokens command, LiveHandle live, Guid client, string? storedGrant, CancellationToken cancellationToken)
    {
        // A confidential application's token in the hands of someone who did not prove to be it is a stolen token.
        if (command.Client is null && !await clients.MayRefreshUnauthenticatedAsync(client, cancellationToken))
        {
            return await KillAsync(live, client, cancellationToken);
        }

        // Known only from the family's row, and there is nothing to be spared: whatever the handle is worth ended with the event.
        if (mint.IsCutOff(live.Handle.Family, live.Member, client))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var grant = storedGrant is null ? null : TokenGrant.FromJson(storedGrant);
        return mint.Mint(live.Member, client, live.Handle.Successor, grant, command.Scope);
    }

    // Somebody has a copy. When the family cannot be killed the exception ends the request: nothing is issued on a guess.
    private async ValueTask<Result<TokenPair>> KillAsync(LiveHandle live, Guid client, CancellationToken cancellationToken)
    {
        var endsAt = options.Value.FamilyEndsAt(live.Handle.Family);
        await families.RevokeAsync(new FamilyRevocation(live.Handle.Family, live.Member.Id, client, endsAt), cancellationToken);
        return TokenErrors.InvalidRefreshToken;
    }
}
