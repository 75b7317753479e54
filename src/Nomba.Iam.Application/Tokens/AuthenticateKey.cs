using Mediator;
using Nomba.Iam.Application.Usage;
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
    IClientDirectory clients, IMemberDirectory members, KeySecrets secrets, KeyUse use, ClientRefusals refusals)
    : IQueryHandler<AuthenticateKey, Result<AuthenticatedKey>>
{
    public async ValueTask<Result<AuthenticatedKey>> Handle(AuthenticateKey query, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(query.ClientId, cancellationToken);
        var member = client is ClientRecord.OfApiKey key ? await members.FindAsync(key.Key, cancellationToken) : null;
        var credential = member?.Credentials.FirstOrDefault(c => c.ClientId == query.ClientId);

        // The secret is compared before anything else is looked at, and against nothing when there is no key.
        var secret = secrets.Find(credential, query.Secret);
        if (member is null || credential is null)
        {
            return client is null or ClientRecord.OfApiKey ? RefuseUnknown() : TokenErrors.InvalidClient;
        }

        if (WhyNot(query, member, credential, secret) is { } reason)
        {
            return Refuse(query, member, reason);
        }

        if (!await secrets.AcceptAsync(member, credential, secret!, cancellationToken))
        {
            return Refuse(query, member, UsageOutcome.RefusedCancelledSecret);
        }

        use.Proved(member.Id, secret!.Id);
        return new AuthenticatedKey(credential, member);
    }

    private UsageOutcome? WhyNot(AuthenticateKey query, MemberSnapshot member, CredentialSnapshot credential, SecretSnapshot? secret)
    {
        var reason = secrets.WhyNot(member, credential, secret);
        return reason is null && query.OrganizationId is { } organization && organization != member.OrganizationId ? UsageOutcome.RefusedOtherOrganization : reason;
    }

    // An application's id is for the door to try as one; what is nobody's is told here.
    private Error RefuseUnknown()
    {
        use.Refuse(null, UsageOutcome.RefusedUnknownClient);
        refusals.ReportUnknown();
        return TokenErrors.InvalidClient;
    }

    private Error Refuse(AuthenticateKey query, MemberSnapshot member, UsageOutcome reason)
    {
        use.Refuse(member.Id, reason);
        refusals.Report(query.ClientId, member.OrganizationId, KeyRefusals.NameOf(reason));
        return TokenErrors.InvalidClient;
    }
}
