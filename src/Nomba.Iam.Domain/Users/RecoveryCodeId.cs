using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Users;

/// <summary>Identifies a recovery code; tells nothing of it.</summary>
public readonly record struct RecoveryCodeId(Guid Value) : IParsable<RecoveryCodeId>, IIdentifier<RecoveryCodeId>
{
    public static RecoveryCodeId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static RecoveryCodeId From(Guid value) => new(value);

    public static RecoveryCodeId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RecoveryCodeId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new RecoveryCodeId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
