using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Lets a permission go out of use: whoever holds it keeps it, and no role gets it anew by name.</summary>
public sealed record DeprecatePermission(ResourceServerId Id, string Permission) : ICommand<Result<ResourceServer>>, IOperatorMessage, ITransactionalMessage;

internal sealed class DeprecatePermissionHandler(IResourceServerStore servers, CatalogueChange change, TimeProvider time)
    : ICommandHandler<DeprecatePermission, Result<ResourceServer>>
{
    public async ValueTask<Result<ResourceServer>> Handle(DeprecatePermission command, CancellationToken cancellationToken)
    {
        if (await servers.FindAsync(command.Id, cancellationToken) is not { } server)
        {
            return ResourceServerErrors.NotFound;
        }

        var changed = server.Deprecate(command.Permission, time.GetUtcNow());
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        change.Tell(server, "resource_server.permission_deprecated", command.Permission, command.Permission);
        var saved = await servers.SaveAsync(server, cancellationToken);
        return saved.IsSuccess ? server : saved.Error;
    }
}
