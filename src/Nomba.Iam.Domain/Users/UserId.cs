using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a person who can sign in.</summary>
public readonly record struct UserId(Guid Value) : IParsable<UserId>, IIdentifier<UserId>
{
    public static UserId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static UserId From(Guid value) => new(value);

    public static UserId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new UserId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
