using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Members;

/// <summary>Identifies a member, a person or an API key alike; the <c>sub</c> of its tokens.</summary>
public readonly record struct MemberId(Guid Value) : IParsable<MemberId>, IIdentifier<MemberId>
{
    public static MemberId New(TimeProvider time) => New(time.GetUtcNow());

    /// <summary>Sorts where its member's time of creation does.</summary>
    public static MemberId New(DateTimeOffset createdAt) => new(Guid.CreateVersion7(createdAt));

    public static MemberId From(Guid value) => new(value);

    public static MemberId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MemberId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new MemberId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(MemberId left, MemberId right) => left.Value < right.Value;

    public static bool operator >(MemberId left, MemberId right) => left.Value > right.Value;
}
