using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nomba.Iam.Domain.Members;

/// <summary>64 random bits that name a member inside a refresh handle. Unique in the database; not a secret.</summary>
public readonly record struct MemberShortId(long Value)
{
    public static MemberShortId New()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return new MemberShortId(BinaryPrimitives.ReadInt64BigEndian(bytes));
    }
}
