namespace Nomba.Iam.ResourceServer;

/// <summary>How a resource API finds out whether a token is good.</summary>
public enum ValidationMode
{
    /// <summary>Signature, type, issuer, audience, environment and expiry, in memory. A revoked token is accepted until it expires.</summary>
    Jwt,

    /// <summary>Asks the issuer about every token on every request (RFC 7662). A revoked token is refused on the next request.</summary>
    Introspect,
}
