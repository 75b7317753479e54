using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Identifies an event: the <c>webhook-id</c> of every delivery of it, by which a receiver knows that it has seen it.</summary>
public readonly record struct WebhookEventId(Guid Value) : IParsable<WebhookEventId>, IIdentifier<WebhookEventId>
{
    public static WebhookEventId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static WebhookEventId From(Guid value) => new(value);

    public static WebhookEventId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookEventId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new WebhookEventId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
