using Mediator;
using Nomba.Iam.Application.Organizations;

namespace Nomba.Iam.Application.Seeding;

/// <summary>Whether there is any organization yet.</summary>
public sealed record IsSeeded : IQuery<bool>;

internal sealed class IsSeededHandler(IOrganizationStore organizations) : IQueryHandler<IsSeeded, bool>
{
    public async ValueTask<bool> Handle(IsSeeded query, CancellationToken cancellationToken) => await organizations.AnyAsync(cancellationToken);
}
