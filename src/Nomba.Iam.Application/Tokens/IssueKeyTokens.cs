using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Client credentials to access and refresh token, for a key whose secret the door has checked. No statement when warm; one when the
/// request narrows what the key holds, because the refresh must find that again; a handful for a key that keeps to one session.
/// </summary>
public sealed record IssueKeyTokens(Guid ClientId, IReadOnlyList<string> Scope, IReadOnlyList<string> Resources, RequestOrigin Origin) : ICommand<Result<TokenPair>>;

internal sealed class IssueKeyTokensHandler(
    IClientDirectory clients,
    IMemberDirectory members,
    TokenMint mint,
    IRefreshFamilyStore families,
    KeyUse use,
    IOptions<TokenOptions> options) : ICommandHandler<IssueKeyTokens, Result<TokenPair>>
{
    public async ValueTask<Result<TokenPair>> Handle(IssueKeyTokens command, CancellationToken cancellationToken)
    {
        var member = await clients.FindAsync(command.ClientId, cancellationToken) is ClientRecord.OfApiKey key
            ? await members.FindAsync(key.Key, cancellationToken)
            : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == command.ClientId);
        if (member is null || credential is null)
        {
            return TokenErrors.InvalidClient;
        }

        if (mint.WhyNot(member, credential, command.Origin) is { } reason)
        {
            use.Refuse(member.Id, reason);
            return TokenErrors.InvalidClient;
        }

        var grant = GrantOf(command);
        var issuance = mint.Begin(member, command.ClientId);
        var family = TokenFamilyId.New(issuance.At);
        var handle = new RefreshHandle(family, member.ShortId, member.Version, 0, credential.Environment, grant is not null);
        var pair = mint.Mint(issuance, handle, grant, []);
        if (pair.IsSuccess)
        {
            await StartAsync(family, member, RefreshFamily.Start(family, member.Id, command.ClientId, options.Value.RefreshEndsAt(family), grant?.ToJson()), cancellationToken);
        }

        Count(member, pair);
        return pair;
    }

    private async Task StartAsync(TokenFamilyId family, MemberSnapshot member, RefreshFamily row, CancellationToken cancellationToken)
    {
        if (row.Grant is not null)
        {
            await families.StartAsync(row, cancellationToken);
        }

        if (member.Restrictions.SingleSession)
        {
            await families.TakeSessionAsync(row, options.Value.FamilyEndsAt(family), cancellationToken);
        }
    }

    private void Count(MemberSnapshot member, Result<TokenPair> pair)
    {
        if (pair.IsSuccess)
        {
            use.Count(member, UsageOutcome.Issued);
        }
        else
        {
            use.Refuse(member, pair.Error);
        }
    }

    private static TokenGrant? GrantOf(IssueKeyTokens command)
    {
        var narrowed = ScopeSelection.AsksFor(command.Scope, out var scope);
        return narrowed || command.Resources.Count > 0
            ? new TokenGrant { Scope = narrowed ? scope : null, Resources = command.Resources.Count > 0 ? command.Resources : null }
            : null;
    }
}
