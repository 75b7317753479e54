using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>
/// Finds clients in memory. Suspended, revoked, expired, switched off, of another environment and unknown are all nobody, after the same work: the protocol engine
/// then says <c>invalid_client</c> in its one place.
/// </summary>
internal sealed class OAuthClientSource(
    IClientDirectory clients, IMemberDirectory members, ISecretHasher hasher, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<OAuthClient?> FindAsync(string clientId, CancellationToken cancellationToken)
    {
        var client = Guid.TryParseExact(clientId, "D", out var id)
            ? await clients.FindAsync(id, cancellationToken) switch
            {
                ClientRecord.OfApiKey key => await OfKeyAsync(key, clientId, cancellationToken),
                ClientRecord.OfApplication app => new OAuthClient(clientId, app.Name, app.SecretHash, [.. app.RedirectUris]),
                ClientRecord.OfResourceServer server => new OAuthClient(clientId, server.Audience, server.SecretHash, []) { Audience = server.Audience },
                _ => null,
            }
            : null;
        if (client is null)
        {
            // The caller stops here for an unknown client and would go on to compare a secret for a known one.
            hasher.Verify(clientId, null);
        }

        return client;
    }

    private async ValueTask<OAuthClient?> OfKeyAsync(ClientRecord.OfApiKey key, string clientId, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(key.Key, cancellationToken);
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == key.ClientId);
        return member is not null && credential is not null && member.IsUsable(credential.Environment, time.GetUtcNow()) && options.Value.Environments.Contains(credential.Environment)
            ? new OAuthClient(clientId, null, credential.SecretHash, [])
            : null;
    }
}
