using System.Diagnostics.CodeAnalysis;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Domain.ResourceServers;

/// <summary>Identifies a registered resource server; the <c>client_id</c> it introspects with.</summary>
public readonly record struct ResourceServerId(Guid Value) : IParsable<ResourceServerId>, IIdentifier<ResourceServerId>
{
    public static ResourceServerId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static ResourceServerId From(Guid value) => new(value);

    public static ResourceServerId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ResourceServerId result)
    {
        var parsed = Guid.TryParseExact(s, "D", out var value);
        result = new ResourceServerId(value);
        return parsed;
    }

    /// <summary>The lower-case UUID.</summary>
    public override string ToString() => Value.ToString("D");

    public static bool operator <(ResourceServerId left, ResourceServerId right) => left.Value < right.Value;

    public static bool operator >(ResourceServerId left, ResourceServerId right) => left.Value > right.Value;
}
