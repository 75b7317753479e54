using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Proves that a text is a secret of a credential pair: the one check behind every door. From memory, but for a secret's first use.</summary>
public sealed class KeySecrets(ISecretHasher hasher, ISecretActivations activations, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>Which secret of the pair it is, one whose grace period is over included. Costs the same when there is no pair.</summary>
    public SecretSnapshot? Find(CredentialSnapshot? credential, string secret) =>
        hasher.Match(secret, credential?.First.Hash, credential?.Second?.Hash) switch
        {
            SecretMatch.First => credential!.First,
            SecretMatch.Second => credential!.Second,
            _ => null,
        };

    /// <summary>Null when nothing stands against the key; a wrong secret is told before anything that only the key's owner may know.</summary>
    public UsageOutcome? WhyNot(MemberSnapshot member, CredentialSnapshot credential, SecretSnapshot? secret)
    {
        if (secret is null)
        {
            return UsageOutcome.RefusedWrongSecret;
        }

        return IsOver(secret) ? UsageOutcome.RefusedRetiredSecret : KeyRefusals.Of(member, credential, options.Value, time.GetUtcNow());
    }

    public bool IsOver(SecretSnapshot secret) => secret.IsOver(time.GetUtcNow());

    /// <summary>
    /// To be asked last, when nothing else stands against the request. A pending secret is active once this returns, so nothing is issued before
    /// it is known to have arrived; when that cannot be written, the exception ends the request and the secret stays as it was.
    /// </summary>
    public ValueTask<bool> AcceptAsync(MemberSnapshot member, CredentialSnapshot credential, SecretSnapshot secret, CancellationToken cancellationToken)
    {
        if (secret.State != SecretState.Pending)
        {
            return ValueTask.FromResult(true);
        }

        var activation = new SecretActivation(member.OrganizationId, member.Id, credential.ClientId, credential.Environment, secret.Id) { Grace = secret.Grace };
        return new ValueTask<bool>(activations.ActivateAsync(activation, cancellationToken));
    }
}
