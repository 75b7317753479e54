using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>
/// Names everything that descends from one issuance or one consent: 4 bytes of start time in seconds, then 8 random bytes. The time in
/// front keeps the primary key of the families in insertion order and says when a refresh handle of the family expires.
/// </summary>
public readonly record struct TokenFamilyId
{
    public const int ByteLength = 12;
    public const int TextLength = 16;

    private TokenFamilyId(string value) => Value = value;

    /// <summary>16 base64url characters.</summary>
    public string Value { get; }

    public DateTimeOffset StartedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[ByteLength];
            CopyTo(bytes);
            return DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }
    }

    public static TokenFamilyId New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)now.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(bytes[4..]);
        return FromBytes(bytes);
    }

    public static TokenFamilyId FromBytes(ReadOnlySpan<byte> bytes) => new(Base64Url.EncodeToString(bytes[..ByteLength]));

    public static bool TryParse(string? text, out TokenFamilyId id)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        var valid = text?.Length == TextLength && Base64Url.IsValid(text);
        id = valid ? new TokenFamilyId(text!) : default;
        return valid && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == ByteLength;
    }

    public void CopyTo(Span<byte> destination) => Base64Url.DecodeFromChars(Value, destination);

    public override string ToString() => Value;
}
