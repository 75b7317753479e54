using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Security;

/// <summary>
/// HMAC-SHA256 under the pepper. Enough for secrets of 172 random bits that nobody chose, and a thousand times cheaper than a password
/// hash; passwords that people choose are not hashed here.
/// </summary>
internal sealed class SecretHasher(IOptions<IamSecrets> secrets) : ISecretHasher
{
    private const string Version = "h1$";

    private static readonly HashedSecret Nobody = new(Version + Base64Url.EncodeToString(new byte[HMACSHA256.HashSizeInBytes]));

    private readonly byte[] _pepper = Convert.FromBase64String(secrets.Value.Pepper);

    public HashedSecret Hash(string secret) => new(Version + Base64Url.EncodeToString(Digest(secret)));

    public bool Verify(string secret, HashedSecret? hash) => Match(secret, hash, null) == SecretMatch.First;

    public SecretMatch Match(string secret, HashedSecret? first, HashedSecret? second)
    {
        // The same steps when there is nothing to compare with: the time must not tell which it was.
        Span<char> actual = stackalloc char[Base64Url.GetEncodedLength(HMACSHA256.HashSizeInBytes)];
        Base64Url.EncodeToChars(Digest(secret), actual);
        var (isFirst, isSecond) = (IsSame(actual, first ?? Nobody), IsSame(actual, second ?? Nobody));
        if (isFirst && first is not null)
        {
            return SecretMatch.First;
        }

        return isSecond && second is not null ? SecretMatch.Second : SecretMatch.None;
    }

    private static bool IsSame(ReadOnlySpan<char> actual, HashedSecret expected) => CryptographicOperations.FixedTimeEquals(
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(expected.Value.AsSpan(Version.Length)),
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(actual));

    private byte[] Digest(string secret) => HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes(secret));
}
