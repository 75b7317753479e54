using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Ports;

/// <summary>Hashes secrets that the server generated, under a pepper that is not in the database.</summary>
public interface ISecretHasher
{
    HashedSecret Hash(string secret);

    /// <summary>Compares in fixed time. A null hash costs the same and never matches.</summary>
    bool Verify(string secret, HashedSecret? hash);

    /// <summary>The same against two at once, and for the same price whether there are two, one or none.</summary>
    SecretMatch Match(string secret, HashedSecret? first, HashedSecret? second);
}
