using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Usage;

/// <summary>What one count is of.</summary>
/// <param name="Key">The key; default for what can be pinned on none.</param>
/// <param name="Secret">The secret that was proved; default for a use that proved none.</param>
/// <param name="Minute">Minutes since 1970.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Permission">The permission that the management API checked; otherwise empty.</param>
public readonly record struct UsageKey(MemberId Key, CredentialSecretId Secret, int Minute, UsageOutcome Outcome, string Permission)
{
    public static int MinuteOf(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 60);

    public static DateTimeOffset StartOf(int minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60L);
}
