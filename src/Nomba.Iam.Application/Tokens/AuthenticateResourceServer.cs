using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// A resource server's client id and secret. Unknown, wrong, and a client of another kind get one answer after the same work, as at
/// <c>/oauth2/introspect</c>.
/// </summary>
public sealed record AuthenticateResourceServer(Guid ClientId, string Secret) : IQuery<Result>
{
    public override string ToString() => nameof(AuthenticateResourceServer);
}

internal sealed class AuthenticateResourceServerHandler(IClientDirectory clients, ISecretHasher hasher) : IQueryHandler<AuthenticateResourceServer, Result>
{
    public async ValueTask<Result> Handle(AuthenticateResourceServer query, CancellationToken cancellationToken)
    {
        var server = await clients.FindAsync(query.ClientId, cancellationToken) as ClientRecord.OfResourceServer;
        return hasher.Verify(query.Secret, server?.SecretHash) ? Result.Success : TokenErrors.InvalidClient;
    }
}
