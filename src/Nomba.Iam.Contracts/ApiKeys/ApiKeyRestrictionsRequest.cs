namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>Restrictions of a key. A member that is absent stays as it is, which for a new key is none; null lifts it.</summary>
public sealed class ApiKeyRestrictionsRequest
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>
    /// Where the key and its tokens may be used: at most 50 IPv4 or IPv6 addresses or networks such as 41.190.2.0/24. All that are allowed
    /// from now on; empty: anywhere.
    /// </summary>
    public IReadOnlyList<string>? IpAllowList
    {
        get;
        init => field = Given(nameof(IpAllowList), value);
    }

    /// <summary>When the key and all its tokens end: in the future, at most 5 years from now. Kept in whole seconds.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get;
        init => field = Given(nameof(ExpiresAt), value);
    }

    /// <summary><c>wire</c> (the wire API alone), <c>oauth</c> (the OAuth token endpoint alone) or <c>both</c>.</summary>
    public string? AllowedGrant
    {
        get;
        init => field = Given(nameof(AllowedGrant), value);
    }

    /// <summary>Whether a new issuance ends what the same credential pair got before.</summary>
    public bool? SingleSession
    {
        get;
        init => field = Given(nameof(SingleSession), value);
    }

    /// <summary>Whether the property of that name was in the request, null included.</summary>
    public bool Says(string property) => _given.Contains(property);

    private T Given<T>(string property, T value)
    {
        _given.Add(property);
        return value;
    }
}
