using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Members;

/// <summary>Identifies an invitation; sorts by time.</summary>
public readonly record struct InvitationId(Guid Value) : IParsable<InvitationId>, IIdentifier<InvitationId>
{
    public static InvitationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static InvitationId From(Guid value) => new(value);

    public static InvitationId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InvitationId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new InvitationId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(InvitationId left, InvitationId right) => left.Value < right.Value;

    public static bool operator >(InvitationId left, InvitationId right) => left.Value > right.Value;
}
