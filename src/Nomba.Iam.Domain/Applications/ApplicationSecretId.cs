using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.Applications;

/// <summary>Identifies a secret of an application.</summary>
public readonly record struct ApplicationSecretId(Guid Value) : IParsable<ApplicationSecretId>, IIdentifier<ApplicationSecretId>
{
    public static ApplicationSecretId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static ApplicationSecretId From(Guid value) => new(value);

    public static ApplicationSecretId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ApplicationSecretId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new ApplicationSecretId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
