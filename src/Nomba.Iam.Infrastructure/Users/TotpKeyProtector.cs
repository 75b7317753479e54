using Microsoft.AspNetCore.DataProtection;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Users;

/// <summary>Authenticator keys under the platform's own key ring, whose keys are encrypted under a secret that is not in the database and are never deleted.</summary>
internal sealed class TotpKeyProtector(IDataProtectionProvider protection) : ITotpKeyProtector
{
    private readonly IDataProtector _protector = protection.CreateProtector("Nomba.Iam.Users.TotpKey.v1");

    public SealedTotpKey Seal(TotpKey key) => new(_protector.Protect(key.Reveal()));

    public TotpKey Open(SealedTotpKey key) =>
        TotpKey.TryRead(_protector.Unprotect(key.Value), out var read) ? read : throw new FormatException("Not an authenticator key.");
}
