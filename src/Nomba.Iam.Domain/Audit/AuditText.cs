using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.Audit;

/// <summary>
/// The canonical text under every hash, digest, seal and signature of the audit log: a first line that names what it is, then
/// <c>name=length:value</c> a line, the length in UTF-8 bytes, and <c>name=-</c> for what is not there. Two different things never have the
/// same text, and a few lines of any language can write it. Published in docs/audit-format.md; may never change under its version.
/// </summary>
public static class AuditText
{
    /// <summary>SHA-256 in hex.</summary>
    public const int HashLength = 2 * SHA256.HashSizeInBytes;

    public const int KidLength = 32;

    /// <summary>64 bytes in base64url.</summary>
    public const int SignatureLength = 86;

    /// <summary>The hash before the first entry.</summary>
    public static readonly string Genesis = new('0', HashLength);

    public static byte[] Of(string what, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, $"{what}\n");
        foreach (var (name, value) in fields)
        {
            Write(buffer, value is null ? $"{name}=-\n" : string.Create(CultureInfo.InvariantCulture, $"{name}={Encoding.UTF8.GetByteCount(value)}:{value}\n"));
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    /// <summary>UTC to the tick: <c>2026-01-31T23:59:59.1234567Z</c>.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);
}
