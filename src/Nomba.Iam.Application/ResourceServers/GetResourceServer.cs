using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>One registered resource API.</summary>
public sealed record GetResourceServer(ResourceServerId Id) : IQuery<Result<ResourceServer>>, IOperatorMessage;

internal sealed class GetResourceServerHandler(IResourceServerStore servers) : IQueryHandler<GetResourceServer, Result<ResourceServer>>
{
    public async ValueTask<Result<ResourceServer>> Handle(GetResourceServer query, CancellationToken cancellationToken) =>
        await servers.FindAsync(query.Id, cancellationToken) is { } server ? server : ResourceServerErrors.NotFound;
}
