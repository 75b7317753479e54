using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// A resource server's credentials, outside the OAuth endpoints. Unknown, wrong and another kind of client get one answer after the same work.
/// From memory when warm.
/// </summary>
public sealed record AuthenticateResourceServer(Guid ClientId, string Secret) : IQuery<Result<ResourceServerId>>
{
    public override string ToString() => nameof(AuthenticateResourceServer);
}

internal sealed class AuthenticateResourceServerHandler(IClientDirectory clients, ISecretHasher hasher) : IQueryHandler<AuthenticateResourceServer, Result<ResourceServerId>>
{
    public async ValueTask<Result<ResourceServerId>> Handle(AuthenticateResourceServer query, CancellationToken cancellationToken)
    {
        var server = await clients.FindAsync(query.ClientId, cancellationToken) as ClientRecord.OfResourceServer;
        return hasher.Verify(query.Secret, server?.SecretHash) && server is not null ? new ResourceServerId(server.ClientId) : TokenErrors.InvalidClient;
    }
}
