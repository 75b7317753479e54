using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>The registered resource APIs, newest first, a page at a time.</summary>
public sealed record ListResourceServers(int Limit, ResourceServerId? Before) : IQuery<Result<ResourceServerPage>>, IOperatorMessage;

/// <summary>A page of resource APIs; <paramref name="Next"/> is null on the last one.</summary>
public sealed record ResourceServerPage(IReadOnlyList<ResourceServer> Items, ResourceServerId? Next);

internal sealed class ListResourceServersValidator : AbstractValidator<ListResourceServers>
{
    public ListResourceServersValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListResourceServersHandler(IResourceServerStore servers) : IQueryHandler<ListResourceServers, Result<ResourceServerPage>>
{
    public async ValueTask<Result<ResourceServerPage>> Handle(ListResourceServers query, CancellationToken cancellationToken)
    {
        var found = await servers.ListAsync(query.Limit + 1, query.Before, cancellationToken);
        ResourceServer[] items = [.. found.Take(query.Limit)];
        return new ResourceServerPage(items, found.Count > query.Limit ? items[^1].Id : null);
    }
}
