namespace Nomba.Iam.Application.Tokens;

/// <summary>A credential pair whose secret was right, of a key that is alive.</summary>
public sealed record AuthenticatedKey(CredentialSnapshot Credential, MemberSnapshot Member);
