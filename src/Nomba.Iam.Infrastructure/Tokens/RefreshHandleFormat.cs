using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Security;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// 45 bytes, 60 base64url characters: version and ring (1), flags (1), family (12), member short id (8), sequence (4), member version (4),
/// and the first 120 bits of HMAC-SHA256 over all before it. The format may never change under this version number.
/// </summary>
internal sealed class RefreshHandleFormat : IRefreshHandleFormat
{
    private const int Version = 1 << 4;
    private const int FamilyAt = 2;
    private const int MemberAt = FamilyAt + TokenFamilyId.ByteLength;
    private const int SequenceAt = MemberAt + sizeof(long);
    private const int MemberVersionAt = SequenceAt + sizeof(uint);
    private const int TagAt = MemberVersionAt + sizeof(int);
    private const int TagLength = 15;
    private const int ByteLength = TagAt + TagLength;
    private const int TextLength = 60;

    private const byte TestFlag = 1;
    private const byte GrantFlag = 2;
    private const byte KnownFlags = TestFlag | GrantFlag;

    private readonly byte[]?[] _rings = new byte[16][];
    private readonly byte _active;

    public RefreshHandleFormat(IOptions<IamSecrets> secrets)
    {
        foreach (var (ring, key) in secrets.Value.RefreshKeys)
        {
            var number = byte.Parse(ring, CultureInfo.InvariantCulture);
            _rings[number] = Convert.FromBase64String(key);
            _active = Math.Max(_active, number);
        }
    }

    public string Write(RefreshHandle handle)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        bytes[0] = (byte)(Version | _active);
        bytes[1] = (byte)((handle.Environment == KeyEnvironment.Test ? TestFlag : 0) | (handle.HasGrant ? GrantFlag : 0));
        handle.Family.CopyTo(bytes[FamilyAt..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[MemberAt..], handle.Member.Value);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[SequenceAt..], handle.Sequence);
        BinaryPrimitives.WriteInt32BigEndian(bytes[MemberVersionAt..], handle.MemberVersion);
        Tag(_rings[_active]!, bytes).CopyTo(bytes[TagAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    public bool TryRead(string? text, [NotNullWhen(true)] out RefreshHandle? handle)
    {
        handle = null;
        Span<byte> bytes = stackalloc byte[ByteLength];

        // Whether it is valid is asked first: decoding throws at some texts instead of saying no.
        if (text?.Length != TextLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != ByteLength
            || (bytes[0] & 0xF0) != Version || _rings[bytes[0] & 0x0F] is not { } key
            || !CryptographicOperations.FixedTimeEquals(Tag(key, bytes), bytes[TagAt..])
            || (bytes[1] & ~KnownFlags) != 0)
        {
            return false;
        }

        handle = new RefreshHandle(
            TokenFamilyId.FromBytes(bytes[FamilyAt..]),
            new MemberShortId(BinaryPrimitives.ReadInt64BigEndian(bytes[MemberAt..])),
            BinaryPrimitives.ReadInt32BigEndian(bytes[MemberVersionAt..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[SequenceAt..]),
            (bytes[1] & TestFlag) == 0 ? KeyEnvironment.Live : KeyEnvironment.Test,
            (bytes[1] & GrantFlag) != 0);
        return true;
    }

    private static ReadOnlySpan<byte> Tag(byte[] key, ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(key, bytes[..TagAt]).AsSpan(0, TagLength);
}
