using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>SHA-256 of a token: who sees the cache has no token that works.</summary>
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    private const int OnStack = 2_048;

    public static TokenHash Of(string token)
    {
        var length = Encoding.UTF8.GetMaxByteCount(token.Length);
        var bytes = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        return new TokenHash(
            BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]), BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]));
    }

    // The hash is as good as random already.
    public override int GetHashCode() => (int)A;
}
