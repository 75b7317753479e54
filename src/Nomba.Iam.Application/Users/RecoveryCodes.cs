using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Makes recovery codes, in the place of all from before. Only the answer that they are in ever has them.</summary>
internal sealed class RecoveryCodes(IAuthenticatorStore authenticators, ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
{
    public async Task<RecoveryCodeSet> IssueAsync(UserId user, CancellationToken cancellationToken)
    {
        RecoveryCodeText[] texts = [.. Enumerable.Range(0, RecoveryCode.SetSize).Select(_ => RecoveryCodeText.Generate())];
        RecoveryCode[] codes = [.. texts.Select(text => RecoveryCode.Issue(user, hasher.Hash(text.RevealNormalized()), time))];
        await authenticators.ReplaceCodesAsync(user, codes, cancellationToken);
        audit.Record(SecretShown.OfPerson(user));
        return new RecoveryCodeSet(texts);
    }
}
