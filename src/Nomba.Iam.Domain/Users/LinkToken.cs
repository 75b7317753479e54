using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.Users;

/// <summary>The secret in a link: 256 random bits. It is in the mail and nowhere else; the database has its SHA-256, which needs no salt.</summary>
public sealed class LinkToken
{
    public const int TextLength = 43;

    private const int Bytes = 32;

    private readonly string _value;

    private LinkToken(string value) => _value = value;

    public static LinkToken Generate() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static string HashOf(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The plaintext: for the address that it goes into.</summary>
    public string Reveal() => _value;

    public override string ToString() => nameof(LinkToken);
}
