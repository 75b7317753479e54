using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A refresh handle that may still be used, with its member and the end of its family.</summary>
internal sealed record LiveHandle(RefreshHandle Handle, MemberSnapshot Member, DateTimeOffset ExpiresAt);
