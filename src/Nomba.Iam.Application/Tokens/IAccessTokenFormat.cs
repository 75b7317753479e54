namespace Nomba.Iam.Application.Tokens;

/// <summary>Access tokens as signed text.</summary>
public interface IAccessTokenFormat
{
    /// <summary>Signs the token with the key that is active now.</summary>
    string Write(AccessToken token);

    /// <summary>The token when its signature, issuer, type and expiry are right; null for everything else. Says nothing of revocation.</summary>
    AccessToken? Read(string text);

    /// <summary>As <see cref="Read"/>, for a token that may have expired: it proves nothing any more but whose it was.</summary>
    AccessToken? ReadEvenExpired(string text);
}
