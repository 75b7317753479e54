using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Authenticator keys at rest. They cannot be hashed: checking a code needs them.</summary>
public interface ITotpKeyProtector
{
    SealedTotpKey Seal(TotpKey key);

    TotpKey Open(SealedTotpKey key);
}
