using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>Identifies one secret of a credential pair, for those who may never see it.</summary>
public readonly record struct CredentialSecretId(Guid Value) : IParsable<CredentialSecretId>, IIdentifier<CredentialSecretId>
{
    /// <summary>No secret at all: a use that proved none.</summary>
    public static CredentialSecretId None => default;

    public static CredentialSecretId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static CredentialSecretId From(Guid value) => new(value);

    public static CredentialSecretId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CredentialSecretId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new CredentialSecretId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");
}
