using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Identifies a webhook endpoint.</summary>
public readonly record struct WebhookEndpointId(Guid Value) : IParsable<WebhookEndpointId>, IIdentifier<WebhookEndpointId>
{
    public static WebhookEndpointId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static WebhookEndpointId From(Guid value) => new(value);

    public static WebhookEndpointId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookEndpointId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new WebhookEndpointId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
