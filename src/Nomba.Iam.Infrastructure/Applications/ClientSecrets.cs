using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>Whether a client's secret is right. A key has one or two of them, and the first use of a new one is an event.</summary>
internal sealed class ClientSecrets(ISecretHasher hasher, KeySecrets secrets, ApplicationSecretCheck applications, KeyUse use)
{
    public ValueTask<bool> AreRightAsync(OAuthClient client, string secret, CancellationToken cancellationToken) =>
        client switch
        {
            { Key: { } key } => ProveAsync(key.Member, key.Credential, secret, cancellationToken),
            { Application: { } application } => applications.MatchesAsync(application, secret, cancellationToken),
            _ => ValueTask.FromResult(hasher.Verify(secret, client.SecretHash)),
        };

    private async ValueTask<bool> ProveAsync(MemberSnapshot member, CredentialSnapshot credential, string text, CancellationToken cancellationToken)
    {
        if (secrets.Find(credential, text) is not { } secret)
        {
            return Refuse(member, UsageOutcome.RefusedWrongSecret);
        }

        if (secrets.IsOver(secret))
        {
            return Refuse(member, UsageOutcome.RefusedRetiredSecret);
        }

        if (!await secrets.AcceptAsync(member, credential, secret, cancellationToken))
        {
            return Refuse(member, UsageOutcome.RefusedCancelledSecret);
        }

        use.Proved(member.Id, secret.Id);
        return true;
    }

    private bool Refuse(MemberSnapshot member, UsageOutcome reason)
    {
        use.Refuse(member.Id, reason);
        return false;
    }
}
