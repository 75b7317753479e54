using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One secret of a credential pair.</summary>
/// <param name="Id">Which.</param>
/// <param name="Hash">What a text is compared with.</param>
/// <param name="State">As of the reading; a pending one may have become active since.</param>
/// <param name="Grace">How long the other lives on once this one, pending, is used.</param>
/// <param name="GraceEndsAt">When a retiring one is refused.</param>
public sealed record SecretSnapshot(CredentialSecretId Id, HashedSecret Hash, SecretState State, TimeSpan Grace, DateTimeOffset? GraceEndsAt)
{
    public bool IsOver(DateTimeOffset now) => GraceEndsAt <= now;
}
