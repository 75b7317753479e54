using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Kills the family of a token, access and refresh alike. A token that is unknown, expired or dead already is a success (RFC 7009 section
/// 2.2); another client's, or another organization's where one is named, is refused and left alone.
/// </summary>
public sealed record RevokeToken(string Token, Guid Client, OrganizationId? OrganizationId) : ICommand<Result>
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
        if (accessTokens.Read(command.Token) is { } token)
        {
            return RevokeAsync(command, token, cancellationToken);
        }

        return refreshHandles.TryRead(command.Token, out var handle)
            ? RevokeAsync(command, handle, cancellationToken)
            : ValueTask.FromResult(Result.Success);
    }

    private async ValueTask<Result> RevokeAsync(RevokeToken command, AccessToken token, CancellationToken cancellationToken)
    {
        if (token.ClientId != command.Client || (command.OrganizationId is { } organization && organization != token.OrganizationId))
        {
            return TokenErrors.InvalidClient;
        }

        await KillAsync(token.Family, token.Subject, command.Client, cancellationToken);
        return Result.Success;
    }

    private async ValueTask<Result> RevokeAsync(RevokeToken command, RefreshHandle handle, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(handle.Member, cancellationToken);
        if (member is null)
        {
            return Result.Success;
        }

        var owner = handle.HasGrant
            ? await families.FindClientAsync(handle.Family, cancellationToken)
            : member.Credential(handle.Environment)?.ClientId;
        if (owner != command.Client || (command.OrganizationId is { } organization && organization != member.OrganizationId))
        {
            return TokenErrors.InvalidClient;
        }

        await KillAsync(handle.Family, member.Id, command.Client, cancellationToken);
        return Result.Success;
    }

    private async ValueTask KillAsync(TokenFamilyId family, MemberId member, Guid client, CancellationToken cancellationToken)
    {
        var endsAt = options.Value.FamilyEndsAt(family);
        if (time.GetUtcNow() < endsAt)
        {
            await families.RevokeAsync(new FamilyRevocation(family, member, client, endsAt), cancellationToken);
        }
    }
}
