using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Changes the signing keys out of turn.</summary>
public interface ISigningKeyRotation
{
    /// <summary>
    /// Publishes the next key, in the current transaction; it signs as far ahead as a planned one would, so that no validator meets an unknown
    /// key. <c>signing_key.upcoming</c> when one waits already, or another node made one in this moment.
    /// </summary>
    Task<Result<SigningKey>> PublishNextAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes a key out for good, in the current transaction. If it signed, the next one takes over at once when there is one, and else a new one
    /// does. <c>signing_key.not_found</c> when there is no such key, <c>signing_key.changed_meanwhile</c> when another node changed the keys in
    /// this moment.
    /// </summary>
    Task<Result<SigningKeyRevocation>> RevokeAsync(string kid, CancellationToken cancellationToken);

    /// <summary>Makes what was committed take effect on this node: what is published, what signs, and what is accepted.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
