using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What the platform may say about a person to whoever was granted it.</summary>
public sealed record UserProfile(UserId Id, string Email, bool EmailConfirmed);
