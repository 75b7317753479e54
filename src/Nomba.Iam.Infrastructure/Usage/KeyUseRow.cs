using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>When a key, by one of its secrets or by none, was at work. Apart from keys and secrets: their rows are changed by people, and this one every few seconds.</summary>
internal sealed class KeyUseRow
{
    public MemberId KeyId { get; set; }

    public CredentialSecretId SecretId { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public string Address { get; set; } = "";
}
