using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Audit;

/// <summary>Identifies an audit entry; sorts by time.</summary>
public readonly record struct AuditEntryId(Guid Value) : IParsable<AuditEntryId>, IIdentifier<AuditEntryId>
{
    public static AuditEntryId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static AuditEntryId From(Guid value) => new(value);

    public static AuditEntryId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AuditEntryId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new AuditEntryId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(AuditEntryId left, AuditEntryId right) => left.Value < right.Value;

    public static bool operator >(AuditEntryId left, AuditEntryId right) => left.Value > right.Value;
}
