using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Applications;

/// <summary>Identifies a consent; sorts by time.</summary>
public readonly record struct ConsentId(Guid Value) : IParsable<ConsentId>, IIdentifier<ConsentId>
{
    public static ConsentId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static ConsentId From(Guid value) => new(value);

    public static ConsentId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConsentId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new ConsentId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(ConsentId left, ConsentId right) => left.Value < right.Value;

    public static bool operator >(ConsentId left, ConsentId right) => left.Value > right.Value;
}
