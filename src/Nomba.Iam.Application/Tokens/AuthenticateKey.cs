using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An API key's credentials, and optionally the organization they must belong to. Unknown, wrong, suspended, revoked, other organization
/// and other environment get one answer after the same work.
/// </summary>
public sealed record AuthenticateKey(Guid ClientId, string Secret, OrganizationId? OrganizationId) : IQuery<Result<AuthenticatedKey>>
{
    public override string ToString() => nameof(AuthenticateKey);
}


internal sealed class AuthenticateKeyHandler(
    IClientDirectory clients, IMemberDirectory members, ISecretHasher hasher, ClientRefusals refusals, IOptions<TokenOptions> options)
    : IQueryHandler<AuthenticateKey, Result<AuthenticatedKey>>
{
    public async ValueTask<Result<AuthenticatedKey>> Handle(AuthenticateKey query, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(query.ClientId, cancellationToken);
        var member = client is ClientRecord.OfApiKey key ? await members.FindAsync(key.Key, cancellationToken) : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == query.ClientId);

        // The secret is compared before anything else is looked at, and against nothing when there is no key.
        var matches = hasher.Verify(query.Secret, credential?.SecretHash);
        if (member is null || credential is null)
        {
            // An application's id is for the door to try as one; what is nobody's is reported here.
            if (client is null)
            {
                refusals.ReportUnknown();
            }

            return TokenErrors.InvalidClient;
        }

        if (ClientRefusals.Why(member, credential, matches, options.Value, query.OrganizationId) is not { } reason)
        {
            return new AuthenticatedKey(credential, member);
        }

        refusals.Report(query.ClientId, member.OrganizationId, reason);
        return TokenErrors.InvalidClient;
    }
}
