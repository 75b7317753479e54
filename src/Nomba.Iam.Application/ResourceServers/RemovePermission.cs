using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Takes a deprecated permission away for good. Refused while a role, an application or a consent names it: a permission in use does not vanish.</summary>
public sealed record RemovePermission(ResourceServerId Id, string Permission) : ICommand<Result<ResourceServer>>, IOperatorMessage, ITransactionalMessage;

internal sealed class RemovePermissionHandler(IResourceServerStore servers, CatalogueChange change)
    : ICommandHandler<RemovePermission, Result<ResourceServer>>
{
    public async ValueTask<Result<ResourceServer>> Handle(RemovePermission command, CancellationToken cancellationToken)
    {
        if (await servers.FindAsync(command.Id, cancellationToken) is not { } server)
        {
            return ResourceServerErrors.NotFound;
        }

        if (await servers.CountUsesAsync(command.Permission, cancellationToken) is not (0, 0, 0) and var (roles, applications, consents))
        {
            return ResourceServerErrors.PermissionInUse(roles, applications, consents);
        }

        var changed = server.Remove(command.Permission);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        change.Tell(server, "resource_server.permission_removed", command.Permission, null);
        var saved = await servers.SaveAsync(server, cancellationToken);
        return saved.IsSuccess ? server : saved.Error;
    }
}
