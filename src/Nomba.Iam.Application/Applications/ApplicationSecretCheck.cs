using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>Whether a secret is one of an application's. The first use of a new one retires the one before.</summary>
public sealed class ApplicationSecretCheck(ISecretHasher hasher, ApplicationSecretActivation activation, TimeProvider time)
{
    /// <summary>The same work for an application with one secret, with two, and for none at all: the time must not tell which it was.</summary>
    public async ValueTask<bool> MatchesAsync(ClientRecord.OfApplication? application, string secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ApplicationSecretSnapshot? matched = null;
        for (var i = 0; i < Domain.Applications.Application.MaxSecrets; i++)
        {
            var known = application is not null && i < application.Secrets.Count && application.Secrets[i].IsGoodAt(now) ? application.Secrets[i] : null;
            matched = hasher.Verify(secret, known is null ? null : (HashedSecret?)known.Hash) ? known : matched;
        }

        return matched is not null
            && (matched.State != ApplicationSecretState.Pending
                || (application!.IsActive && await activation.ActivateAsync(new ApplicationId(application.ClientId), matched.Id, cancellationToken)));
    }
}
