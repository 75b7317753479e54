using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Identifies a delivery; sorts by time.</summary>
public readonly record struct WebhookDeliveryId(Guid Value) : IParsable<WebhookDeliveryId>, IIdentifier<WebhookDeliveryId>
{
    public static WebhookDeliveryId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static WebhookDeliveryId From(Guid value) => new(value);

    public static WebhookDeliveryId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookDeliveryId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new WebhookDeliveryId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(WebhookDeliveryId left, WebhookDeliveryId right) => left.Value < right.Value;

    public static bool operator >(WebhookDeliveryId left, WebhookDeliveryId right) => left.Value > right.Value;
}
