using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Usage;

/// <summary>What one step of one key comes to.</summary>
public sealed record KeyUsageSums(MemberId Key, UsageSums Sums);
