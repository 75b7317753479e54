namespace Nomba.Iam.Contracts.Audit;

/// <summary>A public P-256 key (RFC 7517, RFC 7518 section 6.2).</summary>
/// <param name="Kty"><c>EC</c>.</param>
/// <param name="Crv"><c>P-256</c>.</param>
/// <param name="Alg"><c>ES256</c>.</param>
/// <param name="Use"><c>sig</c>.</param>
/// <param name="Kid">What a checkpoint names it by.</param>
/// <param name="X">base64url.</param>
/// <param name="Y">base64url.</param>
public sealed record AuditJsonWebKey(string Kty, string Crv, string Alg, string Use, string Kid, string X, string Y);
