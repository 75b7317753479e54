using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>A new secret for introspection. The old one is refused once this returns: the event makes every node read the resource server again.</summary>
public sealed record ReplaceResourceServerSecret(ResourceServerId Id) : ICommand<Result<RegisteredResourceServer>>, IOperatorMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class ReplaceResourceServerSecretHandler(
    IResourceServerStore servers, ISecretHasher hasher, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<ReplaceResourceServerSecret, Result<RegisteredResourceServer>>
{
    public async ValueTask<Result<RegisteredResourceServer>> Handle(ReplaceResourceServerSecret command, CancellationToken cancellationToken)
    {
        if (await servers.FindAsync(command.Id, cancellationToken) is not { } server)
        {
            return ResourceServerErrors.NotFound;
        }

        var secret = ApiKeySecret.Generate(KeyEnvironment.Live);
        server.ReplaceSecret(hasher.Hash(secret.Reveal()));
        audit.Record(new AuditEvent("resource_server.secret_replaced", "resource_server", server.Id.ToString(), null));
        var now = time.GetUtcNow();
        revocations.Append(RevocationEvent.OfApplication(server.Id.Value, now, options.Value.LastTokenEndsAt(now)));
        audit.Record(SecretShown.Of(server.Id.Value, null));
        var saved = await servers.SaveAsync(server, cancellationToken);
        return saved.IsSuccess ? new RegisteredResourceServer(server, secret) : saved.Error;
    }
}
