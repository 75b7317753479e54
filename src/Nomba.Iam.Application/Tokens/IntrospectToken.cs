using System.Net;
using Mediator;
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

internal sealed class IntrospectTokenHandler(Introspection introspection) : IQueryHandler<IntrospectToken, Result<AccessToken>>
{
    public async ValueTask<Result<AccessToken>> Handle(IntrospectToken query, CancellationToken cancellationToken) =>
        await introspection.FindServerAsync(query.Client, cancellationToken) is { } server
            ? await introspection.AskAsync(server, new AskedToken(query.Token, query.Address), cancellationToken)
            : TokenErrors.InvalidToken;
}
