using System.Diagnostics.CodeAnalysis;

namespace Nomba.Iam.Domain.Applications;

/// <summary>Identifies an application; its <c>client_id</c>.</summary>
public readonly record struct ApplicationId(Guid Value) : IParsable<ApplicationId>
{
    public static ApplicationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static ApplicationId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ApplicationId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new ApplicationId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
