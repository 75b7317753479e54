using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key with how often it was refused, and why; the commonest reason first.</summary>
public sealed record RefusedKey(MemberId Id, string Name, long Count, IReadOnlyList<RefusalTotal> Reasons);
