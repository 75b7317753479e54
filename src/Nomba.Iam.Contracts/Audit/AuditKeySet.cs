namespace Nomba.Iam.Contracts.Audit;

/// <summary>The public keys that checkpoints of the audit log are signed with (RFC 7517): all that there ever were.</summary>
/// <param name="Keys">Oldest first.</param>
public sealed record AuditKeySet(IReadOnlyList<AuditJsonWebKey> Keys);
