using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>What an endpoint's events are signed with: <c>whsec_</c> and the base64 of 32 random bytes, as Standard Webhooks writes it.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int KeyLength = 32;

    private readonly string _value;
    private readonly byte[] _key;

    private WebhookSecret(string value, byte[] key) => (_value, _key) = (value, key);

    public static WebhookSecret Generate()
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return new WebhookSecret(Prefix + Convert.ToBase64String(key), key);
    }

    /// <summary>The secret that <see cref="Reveal"/> once gave. Anything else is a mistake in our code.</summary>
    public static WebhookSecret Read(string value) =>
        value.StartsWith(Prefix, StringComparison.Ordinal) ? new WebhookSecret(value, Convert.FromBase64String(value[Prefix.Length..])) : throw new FormatException("Not a webhook secret.");

    /// <summary>The plaintext: for the answer that shows it once, and for keeping it encrypted.</summary>
    public string Reveal() => _value;

    /// <summary>One entry of the <c>webhook-signature</c> header: <c>v1,</c> and the base64 of an HMAC-SHA256 over id, time and body.</summary>
    public string Sign(WebhookEventId id, DateTimeOffset at, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)));
    }

    public override string ToString() => nameof(WebhookSecret);
}
