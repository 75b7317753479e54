using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Organizations;

/// <summary>Identifies an organization; the wire API's <c>accountId</c> and <c>businessId</c>.</summary>
public readonly record struct OrganizationId(Guid Value) : IParsable<OrganizationId>, IIdentifier<OrganizationId>
{
    public static OrganizationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static OrganizationId From(Guid value) => new(value);

    public static OrganizationId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganizationId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new OrganizationId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(OrganizationId left, OrganizationId right) => left.Value < right.Value;

    public static bool operator >(OrganizationId left, OrganizationId right) => left.Value > right.Value;
}
