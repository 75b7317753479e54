using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Applications;

/// <summary>Identifies an application; its <c>client_id</c>.</summary>
public readonly record struct ApplicationId(Guid Value) : IParsable<ApplicationId>, IIdentifier<ApplicationId>
{
    public static ApplicationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static ApplicationId From(Guid value) => new(value);

    public static ApplicationId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ApplicationId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new ApplicationId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(ApplicationId left, ApplicationId right) => left.Value < right.Value;

    public static bool operator >(ApplicationId left, ApplicationId right) => left.Value > right.Value;
}
