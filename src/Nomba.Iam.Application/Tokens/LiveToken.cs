namespace Nomba.Iam.Application.Tokens;

/// <summary>An access token that is good at this moment, with its member.</summary>
public sealed record LiveToken(AccessToken Token, MemberSnapshot Member);
