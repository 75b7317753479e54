using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Recovery codes that were made just now.</summary>
public sealed record RecoveryCodeSet(IReadOnlyList<RecoveryCodeText> Codes);
