using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key that nobody has used for long, or ever.</summary>
public sealed record UnusedKey(MemberId Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
