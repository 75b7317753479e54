using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a sign-up that nobody has confirmed yet.</summary>
public readonly record struct SignUpId(Guid Value) : IParsable<SignUpId>, IIdentifier<SignUpId>
{
    public static SignUpId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static SignUpId From(Guid value) => new(value);

    public static SignUpId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SignUpId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new SignUpId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
