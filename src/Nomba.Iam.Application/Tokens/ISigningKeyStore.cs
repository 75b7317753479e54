using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Signing keys of the cluster.</summary>
public interface ISigningKeyStore
{
    Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False when another node wrote that generation first.</summary>
    Task<bool> TryAddAsync(SigningKey key, CancellationToken cancellationToken);

    Task DeleteAsync(string kid, CancellationToken cancellationToken);
}
