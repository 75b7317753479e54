using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Members;

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
                ClientRecord.OfApplication { IsActive: true } app =>
                    new OAuthClient(clientId, app.Name, app.Secrets is [var secret, ..] ? secret.Hash : null, [.. app.RedirectUris]) { Application = app },
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

    /// <summary>Why a client was not found, for the figures of the key's owner; null when the reason is gone by now.</summary>
    public async ValueTask<(MemberId Key, UsageOutcome Reason)?> ExplainAsync(string clientId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(clientId, "D", out var id) || await clients.FindAsync(id, cancellationToken) is not { } client)
        {
            return (default, UsageOutcome.RefusedUnknownClient);
        }

        var member = client is ClientRecord.OfApiKey key ? await members.FindAsync(key.Key, cancellationToken) : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == id);
        return member is not null && credential is not null && KeyRefusals.Of(member, credential, options.Value, time.GetUtcNow()) is { } reason ? (member.Id, reason) : null;
    }

    private async ValueTask<OAuthClient?> OfKeyAsync(ClientRecord.OfApiKey key, string clientId, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(key.Key, cancellationToken);
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == key.ClientId);
        return member is not null && credential is not null && KeyRefusals.Of(member, credential, options.Value, time.GetUtcNow()) is null
            ? new OAuthClient(clientId, null, credential.First.Hash, []) { Key = (member, credential) }
            : null;
    }
}
