using Mediator;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whether the client is an application that has no secret to prove itself with.</summary>
public sealed record IsPublicApplication(Guid Client) : IQuery<bool>;

internal sealed class IsPublicApplicationHandler(IClientDirectory clients) : IQueryHandler<IsPublicApplication, bool>
{
    public async ValueTask<bool> Handle(IsPublicApplication query, CancellationToken cancellationToken) =>
        await clients.FindAsync(query.Client, cancellationToken) is ClientRecord.OfApplication { Kind: ApplicationKind.Public };
}
