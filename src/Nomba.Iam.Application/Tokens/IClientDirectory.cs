namespace Nomba.Iam.Application.Tokens;

/// <summary>Clients by id, from memory once known. Says who a client id belongs to, not whether it may act.</summary>
public interface IClientDirectory
{
    ValueTask<ClientRecord?> FindAsync(Guid clientId, CancellationToken cancellationToken);
}
