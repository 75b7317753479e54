using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Where a key stands. The stores ask the database the same.</summary>
public static class KeyStandings
{
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    extension(ApiKey key)
    {
        public KeyStanding StandingAt(DateTimeOffset now) => key.Status switch
        {
            MemberStatus.Revoked => KeyStanding.Revoked,
            MemberStatus.Suspended => KeyStanding.Suspended,
            _ when key.ExpiresAt <= now => KeyStanding.Expired,
            _ when key.ExpiresAt <= now + Soon => KeyStanding.Expiring,
            _ => KeyStanding.Active,
        };
    }
}
