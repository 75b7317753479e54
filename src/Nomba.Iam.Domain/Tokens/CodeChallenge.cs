using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>Proof key for code exchange, S256 only (RFC 7636).</summary>
public static class CodeChallenge
{
    private const int ChallengeLength = 43;

    public static bool IsChallenge(string? text) => text?.Length == ChallengeLength && Base64Url.IsValid(text);

    /// <summary>43 to 128 characters of the unreserved set (section 4.1).</summary>
    public static bool IsVerifier(string? text) =>
        text is { Length: >= 43 and <= 128 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');

    public static bool Matches(string challenge, string verifier) =>
        IsVerifier(verifier) && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            Encoding.ASCII.GetBytes(challenge));
}
