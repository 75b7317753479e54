using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Makes the next signing key before its time.</summary>
public interface ISigningKeyRotation
{
    /// <summary>
    /// Publishes the next key, in the current transaction; it signs as far ahead as a planned one would, so that no validator meets an unknown
    /// key. <c>signing_key.upcoming</c> when one waits already, or another node made one in this moment.
    /// </summary>
    Task<Result<SigningKey>> PublishNextAsync(CancellationToken cancellationToken);
}
