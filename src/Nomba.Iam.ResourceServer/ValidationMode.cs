namespace Nomba.Iam.ResourceServer;

/// <summary>How a resource API finds out whether a token is good.</summary>
public enum ValidationMode
{
    /// <summary>
    /// The default. Signature and claims are checked once and remembered, and whether the token is alive is known in memory from the issuer's revocation
    /// feed: no network and no database per request, and a revoked key is refused within a fraction of a second. Tokens that may be used from certain
    /// addresses only, or about which something has changed, are introspected, and all are once the feed is older than <see cref="NombaResourceServerOptions.StalenessLimit"/>;
    /// when that cannot be done either, the request is refused with 503.
    /// </summary>
    Hybrid,

    /// <summary>Signature, type, issuer, audience, environment and expiry, in memory. A revoked token is accepted until it expires, and from any address.</summary>
    Jwt,

    /// <summary>
    /// Asks the issuer about every token on every request (RFC 7662), and tells it the caller's address as this API sees it
    /// (<c>client_address</c>): a revoked token, or one from an address that its key is not allowed, is refused on the next request. Behind a
    /// proxy, configure forwarded headers for that proxy alone, or the proxy's address is what is checked.
    /// </summary>
    Introspect,
}
