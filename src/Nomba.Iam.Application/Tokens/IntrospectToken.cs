using System.Net;
using Mediator;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A resource server's question whether a token is good for it right now. From memory when warm.</summary>
/// <param name="Token">The token.</param>
/// <param name="Client">The resource server's client id.</param>
/// <param name="Address">Who sent the token to the resource server; null when it did not say, or nothing that can be read.</param>
public sealed record IntrospectToken(string Token, Guid Client, IPAddress? Address) : IQuery<Result<AccessToken>>
{
    public override string ToString() => nameof(IntrospectToken);
}

internal sealed class IntrospectTokenHandler(LiveTokens tokens, IClientDirectory clients, KeyUse use) : IQueryHandler<IntrospectToken, Result<AccessToken>>
{
    public async ValueTask<Result<AccessToken>> Handle(IntrospectToken query, CancellationToken cancellationToken)
    {
        if (await clients.FindAsync(query.Client, cancellationToken) is not ClientRecord.OfResourceServer server)
        {
            return TokenErrors.InvalidToken;
        }

        var token = tokens.Read(query.Token);
        var found = await tokens.FindAsync(token, query.Address, cancellationToken);
        if (found.TryGetValue(out var live) && live.Token.Audiences.Contains(server.Audience, StringComparer.Ordinal))
        {
            use.Count(live.Member, UsageOutcome.IntrospectedActive);
            return live.Token;
        }

        // No answer is no outcome. Whether a dead token's member is a key or a person is not worth a look at the database.
        if (found.IsSuccess || found.Error != TokenErrors.Unavailable)
        {
            use.Inactive(token?.Subject);
        }

        return found.IsSuccess ? TokenErrors.InvalidToken : found.Error;
    }
}
