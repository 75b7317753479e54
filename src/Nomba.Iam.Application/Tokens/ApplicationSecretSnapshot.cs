using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One of an application's secrets.</summary>
public sealed record ApplicationSecretSnapshot(ApplicationSecretId Id, HashedSecret Hash, ApplicationSecretState State, DateTimeOffset? ExpiresAt)
{
    public bool IsGoodAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}
