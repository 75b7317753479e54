using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a sign-in at one browser; in its cookie.</summary>
public readonly record struct UserSessionId(Guid Value) : IParsable<UserSessionId>, IIdentifier<UserSessionId>
{
    public static UserSessionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static UserSessionId From(Guid value) => new(value);

    public static UserSessionId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserSessionId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new UserSessionId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(UserSessionId left, UserSessionId right) => left.Value < right.Value;

    public static bool operator >(UserSessionId left, UserSessionId right) => left.Value > right.Value;
}
