using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Roles;

/// <summary>Identifies a role.</summary>
public readonly record struct RoleId(Guid Value) : IParsable<RoleId>, IIdentifier<RoleId>
{
    public static RoleId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static RoleId From(Guid value) => new(value);

    public static RoleId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RoleId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new RoleId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
