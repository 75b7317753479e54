using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key's settings at one moment, to tell what a change did.</summary>
internal sealed record ApiKeyState(string Name, KeyDescription Description, KeyRestrictions Restrictions, int Version)
{
    /// <summary>Before there is a key.</summary>
    public static readonly ApiKeyState Empty = new("", KeyDescription.None, KeyRestrictions.None, 1);

    public static ApiKeyState Of(ApiKey key) => new(key.Name, key.Description, key.Restrictions, key.Version);
}
