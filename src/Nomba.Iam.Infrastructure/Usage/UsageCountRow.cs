using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>A count of one minute. Written by statements of our own, read through the model.</summary>
internal sealed class UsageCountRow
{
    public MemberId KeyId { get; set; }

    /// <summary>Minutes since 1970.</summary>
    public int Minute { get; set; }

    public CredentialSecretId SecretId { get; set; }

    public UsageOutcome Outcome { get; set; }

    public string Permission { get; set; } = "";

    public long Count { get; set; }
}
