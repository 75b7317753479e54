using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Applications;

/// <summary>A new secret as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its stored form.</param>
/// <param name="Hint">Its last four characters.</param>
/// <param name="GracePeriod">How long the one before stays good once this one is used.</param>
public sealed record ApplicationSecretDraft(ApplicationSecretId Id, HashedSecret Hash, string Hint, TimeSpan GracePeriod)
{
    public static ApplicationSecretDraft Of(ApiKeySecret secret, Func<string, HashedSecret> hash, TimeSpan gracePeriod, TimeProvider time) =>
        new(ApplicationSecretId.New(time), hash(secret.Reveal()), secret.Reveal()[^4..], gracePeriod);
}
