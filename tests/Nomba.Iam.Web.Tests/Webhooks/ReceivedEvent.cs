using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>What a receiver got, and the check of its signature as a receiver makes it, written from the documentation.</summary>
internal sealed record ReceivedEvent(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers["webhook-id"];

    public string[] Signatures => Headers["webhook-signature"].Split(' ');

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Type => Json.GetProperty("type").GetString()!;

    public bool IsSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var expected = hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}.{Body}"));
        return Signatures.Any(s => s.StartsWith("v1,", StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(s[3..]), expected));
    }
}
