using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.Users;

/// <summary>What an authenticator app and the platform share: 160 random bits, of which both make the same six digits every 30 seconds (RFC 6238).</summary>
public sealed class TotpKey
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    // RFC 4226 section 4, requirement 6, recommends 160 bits.
    private const int KeyLength = 20;

    // RFC 6238 section 5.2: one step for a clock that is off and for the time that typing takes.
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _key;

    private TotpKey(byte[] key) => _key = key;

    public static TotpKey Generate() => new(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>The key that <see cref="Reveal"/> gave; spaces and case do not matter.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out TotpKey? key)
    {
        key = null;
        var bytes = new List<byte>(KeyLength);
        var (bits, value) = (0, 0);
        foreach (var character in (text ?? "").Where(c => c != ' '))
        {
            var digit = Base32.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (digit < 0 || bytes.Count > KeyLength)
            {
                return false;
            }

            (value, bits) = (((value << 5) | digit) & 0xFFF, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(value >> bits));
            }
        }

        key = bytes.Count == KeyLength ? new TotpKey([.. bytes]) : null;
        return key is not null;
    }

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The plaintext in base32: for the page that shows it once, and for keeping it encrypted.</summary>
    public string Reveal()
    {
        var text = new StringBuilder(KeyLength * 8 / 5);
        var (bits, value) = (0, 0);
        foreach (var one in _key)
        {
            (value, bits) = (((value << 8) | one) & 0xFFFF, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(value >> bits) & 31]);
            }
        }

        return text.ToString();
    }

    /// <summary>What a QR code holds for the app to scan; holds the key. Algorithm, digits and period are those that apps expect, and are left out.</summary>
    public string RevealUri(string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Reveal()}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>The digits of that step: RFC 4226 section 5.3 over the step's number.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what every authenticator app computes; its strength does not rest on collisions.")]
    public string CodeAt(long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(_key, message, hash);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that the code is of, or null. Looks at every step that it may be of, whichever is right: time tells nothing.</summary>
    public long? StepOf(string code, DateTimeOffset now)
    {
        var given = Encoding.ASCII.GetBytes(code);
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            found = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(step))) ? step : found;
        }

        return found;
    }

    public override string ToString() => nameof(TotpKey);
}
