using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An API key's credentials, and optionally the organization they must belong to. Unknown, wrong, suspended, revoked, expired, switched off,
/// other organization and other environment get one answer after the same work.
/// </summary>
public sealed record AuthenticateKey(Guid ClientId, string Secret, OrganizationId? OrganizationId) : IQuery<Result<AuthenticatedKey>>
{
    public override string ToString() => nameof(AuthenticateKey);
}


internal sealed class AuthenticateKeyHandler(
    IClientDirectory clients, IMemberDirectory members, ISecretHasher hasher, IOptions<TokenOptions> options, TimeProvider time)
    : IQueryHandler<AuthenticateKey, Result<AuthenticatedKey>>
{
    public async ValueTask<Result<AuthenticatedKey>> Handle(AuthenticateKey query, CancellationToken cancellationToken)
    {
        var member = await clients.FindAsync(query.ClientId, cancellationToken) is ClientRecord.OfApiKey key
            ? await members.FindAsync(key.Key, cancellationToken)
            : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == query.ClientId);

        // The secret is compared before anything else is looked at, and against nothing when there is no key.
        var matches = hasher.Verify(query.Secret, credential?.SecretHash);
        return matches && credential is not null && member is not null && member.IsUsable(credential.Environment, time.GetUtcNow())
            && options.Value.Environments.Contains(credential.Environment)
            && (query.OrganizationId is not { } organization || organization == member.OrganizationId)
            ? new AuthenticatedKey(credential, member)
            : TokenErrors.InvalidClient;
    }
}
