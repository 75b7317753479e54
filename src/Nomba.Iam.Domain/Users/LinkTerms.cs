namespace Nomba.Iam.Domain.Users;

/// <summary>What a link is to be good for: the purpose, the id of what it acts on, the address it is sent to, and for how long.</summary>
public sealed record LinkTerms(LinkPurpose Purpose, Guid Subject, string Email, TimeSpan Lifetime);
