using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a change of an e-mail address that is not complete.</summary>
public readonly record struct EmailChangeId(Guid Value) : IParsable<EmailChangeId>, IIdentifier<EmailChangeId>
{
    public static EmailChangeId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static EmailChangeId From(Guid value) => new(value);

    public static EmailChangeId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EmailChangeId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new EmailChangeId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
