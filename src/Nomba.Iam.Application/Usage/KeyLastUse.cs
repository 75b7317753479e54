using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Usage;

/// <summary>When and from where a key was last at work, by one of its secrets or by none (a refresh, the management API).</summary>
public sealed record KeyLastUse(MemberId Key, CredentialSecretId Secret, DateTimeOffset FirstAt, DateTimeOffset LastAt, string Address);
