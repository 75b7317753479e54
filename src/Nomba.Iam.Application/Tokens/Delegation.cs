namespace Nomba.Iam.Application.Tokens;

/// <summary>An application that acts for a person as one of their memberships; both alive.</summary>
internal sealed record Delegation(ClientRecord.OfApplication Application, MemberSnapshot Member);
