using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Kills the family of a token, access and refresh alike; an expired access token does too, because the family may outlive it. A token that
/// is unknown or dead already is a success (RFC 7009 section 2.2); another client's, or another organization's where one is named, is refused
/// and left alone. Without a client, whoever holds the token may kill it.
/// </summary>
public sealed record RevokeToken(string Token, Guid? Client, OrganizationId? OrganizationId) : ICommand<Result>
{
    public override string ToString() => nameof(RevokeToken);
}

internal sealed class RevokeTokenHandler(
    IAccessTokenFormat accessTokens,
    IRefreshHandleFormat refreshHandles,
    IMemberDirectory members,
    IRefreshFamilyStore families,
    IOptions<TokenOptions> options,
    TimeProvider time) : ICommandHandler<RevokeToken, Result>
{
    public ValueTask<Result> Handle(RevokeToken command, CancellationToken cancellationToken)
    {
        if (accessTokens.ReadEvenExpired(command.Token) is { } token)
        {
            return RevokeAsync(command, token, cancellationToken);
        }

        return refreshHandles.TryRead(command.Token, out var handle)
            ? RevokeAsync(command, handle, cancellationToken)
            : ValueTask.FromResult(Result.Success);
    }

    private ValueTask<Result> RevokeAsync(RevokeToken command, AccessToken token, CancellationToken cancellationToken)
    {
        var endsAt = options.Value.FamilyEndsAt(token.Family);
        return RevokeAsync(command, new FamilyRevocation(token.Family, token.Subject, token.ClientId, endsAt), token.OrganizationId, cancellationToken);
    }

    private async ValueTask<Result> RevokeAsync(RevokeToken command, RefreshHandle handle, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(handle.Member, cancellationToken);
        var owner = handle.HasGrant
            ? await families.FindClientAsync(handle.Family, cancellationToken)
            : member?.Credential(handle.Environment)?.ClientId;
        if (member is null || owner is not { } client)
        {
            return Result.Success;
        }

        var endsAt = options.Value.FamilyEndsAt(handle.Family);
        return await RevokeAsync(command, new FamilyRevocation(handle.Family, member.Id, client, endsAt), member.OrganizationId, cancellationToken);
    }

    private async ValueTask<Result> RevokeAsync(
        RevokeToken command, FamilyRevocation revocation, OrganizationId owner, CancellationToken cancellationToken)
    {
        if ((command.Client is { } client && client != revocation.Client) || (command.OrganizationId is { } organization && organization != owner))
        {
            return TokenErrors.InvalidClient;
        }

        if (time.GetUtcNow() < revocation.ExpiresAt)
        {
            await families.RevokeAsync(revocation, cancellationToken);
        }

        return Result.Success;
    }
}
