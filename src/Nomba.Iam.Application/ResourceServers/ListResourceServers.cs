using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Every registered resource API, by audience: an operator registers a handful.</summary>
public sealed record ListResourceServers : IQuery<Result<IReadOnlyList<ResourceServer>>>, IOperatorMessage;

internal sealed class ListResourceServersHandler(IResourceServerStore servers) : IQueryHandler<ListResourceServers, Result<IReadOnlyList<ResourceServer>>>
{
    public async ValueTask<Result<IReadOnlyList<ResourceServer>>> Handle(ListResourceServers query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<ResourceServer>>.From(await servers.ListAsync(cancellationToken));
}
