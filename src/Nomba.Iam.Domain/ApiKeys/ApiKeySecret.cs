using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>
/// The plaintext of an API key's secret: <c>nmb_live_</c> or <c>nmb_test_</c>, 29 random base62 characters (172 bits) and 6 base62
/// characters of CRC-32 over all before them, so that a leaked one is recognised without asking us. Made by the server, never chosen.
/// </summary>
public sealed class ApiKeySecret
{
    public const int Length = 44;

    private const int RandomLength = 29;
    private const int ChecksumLength = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly string _value;

    private ApiKeySecret(string value) => _value = value;

    public static ApiKeySecret Generate(KeyEnvironment environment)
    {
        var body = $"nmb_{environment.Name}_{RandomNumberGenerator.GetString(Alphabet, RandomLength)}";
        return new ApiKeySecret(body + Checksum(body));
    }

    /// <summary>True when the text has the shape and the checksum of a secret. Says nothing about whether it is in use.</summary>
    public static bool LooksGenuine(ReadOnlySpan<char> text) =>
        text.Length == Length
        && (text.StartsWith("nmb_live_", StringComparison.Ordinal) || text.StartsWith("nmb_test_", StringComparison.Ordinal))
        && text[^ChecksumLength..].SequenceEqual(Checksum(text[..^ChecksumLength].ToString()));

    /// <summary>The plaintext: for the answer that shows it once, and for hashing.</summary>
    public string Reveal() => _value;

    public override string ToString() => nameof(ApiKeySecret);

    private static string Checksum(string body)
    {
        var rest = Crc32(Encoding.ASCII.GetBytes(body));
        var digits = new char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
            rest /= (uint)Alphabet.Length;
        }

        return new string(digits);
    }

    // The reflected IEEE 802.3 polynomial, as in zip and PNG: any scanner has it at hand.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }
}
