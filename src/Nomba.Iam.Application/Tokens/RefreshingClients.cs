using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Who may refresh without proving to be the client: API keys over the wire API, as its contract has it, and public applications.</summary>
internal sealed class RefreshingClients(IClientDirectory clients)
{
    public async ValueTask<bool> MayRefreshUnauthenticatedAsync(Guid client, CancellationToken cancellationToken) =>
        await clients.FindAsync(client, cancellationToken) is ClientRecord.OfApiKey or ClientRecord.OfApplication { Kind: ApplicationKind.Public, IsActive: true };
}
