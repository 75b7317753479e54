using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
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
    RefreshHandles handles, IRefreshFamilyStore families, RefreshingClients clients, TokenMint mint, StolenTokens stolen, KeyUse use)
    : ICommandHandler<RefreshTokens, Result<TokenPair>>
{
    public async ValueTask<Result<TokenPair>> Handle(RefreshTokens command, CancellationToken cancellationToken)
    {
        var read = await handles.ReadAsync(command.Handle, cancellationToken);
        if (!read.TryGetValue(out var live))
        {
            use.Refuse(null, UsageOutcome.RefusedRefreshToken);
            return read.Error;
        }

        var pair = await TurnAsync(command, live, cancellationToken);
        if (pair.IsSuccess)
        {
            use.Count(live.Member, UsageOutcome.Refreshed);
        }
        else
        {
            use.Refuse(live.Member, pair.Error);
        }

        return pair;
    }

    private async ValueTask<Result<TokenPair>> TurnAsync(RefreshTokens command, LiveHandle live, CancellationToken cancellationToken)
    {
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
            FamilyAdvance.AlreadyAdvanced step when mint.IsWithinLeeway(step.At) =>
                await MintAsync(command, live, step.Client, step.Grant, cancellationToken),
            FamilyAdvance.AlreadyAdvanced step => await KillAsync(live, step.Client, "reused", cancellationToken),
            FamilyAdvance.Reused step => await KillAsync(live, step.Client, "reused", cancellationToken),
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
            return await KillAsync(live, client, "not_its_client", cancellationToken);
        }

        // Known only from the family's row, and there is nothing to be spared: whatever the handle is worth ended with the event.
        if (mint.IsCutOff(live.Handle.Family, live.Member, client))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var grant = storedGrant is null ? null : TokenGrant.FromJson(storedGrant);
        return mint.Mint(new Issuance(live.Member, client, live.ReadAt), live.Handle.Successor, grant, command.Scope);
    }

    private async ValueTask<Result<TokenPair>> KillAsync(LiveHandle live, Guid client, string reason, CancellationToken cancellationToken)
    {
        await stolen.KillAsync(
            (live.Handle.Family, live.Member.Id, client), live.Member.OrganizationId, (StolenTokens.RefreshTokenReused, reason), cancellationToken);
        return TokenErrors.InvalidRefreshToken;
    }
}
