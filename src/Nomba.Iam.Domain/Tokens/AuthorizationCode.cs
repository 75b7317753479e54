using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>
/// An authorization code, kept by its SHA-256 until it expires: used once, by the client, redirect URI and verifier that it was made for.
/// The family is named when the code is made, so that a replay can kill what came from it.
/// </summary>
public sealed class AuthorizationCode
{
    private AuthorizationCode(string hash, string familyId)
    {
        Hash = hash;
        FamilyId = familyId;
    }

    /// <summary>Base64url of the SHA-256 of the code.</summary>
    public string Hash { get; private set; }

    public string FamilyId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public MemberId MemberId { get; private set; }

    public int MemberVersion { get; private set; }

    public string RedirectUri { get; private set; } = "";

    public string Challenge { get; private set; } = "";

    /// <summary>What the user agreed to, as JSON.</summary>
    public string Grant { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ConsumedAt { get; private set; }

    public static AuthorizationCode Create(string hash, TokenFamilyId family, AuthorizationCodeTerms terms, DateTimeOffset expiresAt) =>
        new(hash, family.Value)
        {
            ApplicationId = terms.ApplicationId,
            MemberId = terms.MemberId,
            MemberVersion = terms.MemberVersion,
            RedirectUri = terms.RedirectUri,
            Challenge = terms.Challenge,
            Grant = terms.Grant,
            ExpiresAt = expiresAt,
        };
}
