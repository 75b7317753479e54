using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Usage;

/// <summary>How many uses of a key ended so in a period, and the minute of the last; of those that were added up to hours or days it is the first of the step.</summary>
public sealed record UsageTotal(MemberId Key, CredentialSecretId Secret, UsageOutcome Outcome, string Permission, long Count, int LastMinute);
