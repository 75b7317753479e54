using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a link; says nothing of its token.</summary>
public readonly record struct OneTimeLinkId(Guid Value) : IParsable<OneTimeLinkId>, IIdentifier<OneTimeLinkId>
{
    public static OneTimeLinkId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static OneTimeLinkId From(Guid value) => new(value);

    public static OneTimeLinkId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OneTimeLinkId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new OneTimeLinkId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
