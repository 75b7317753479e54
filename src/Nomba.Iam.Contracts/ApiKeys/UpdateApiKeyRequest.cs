namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A change of a key. A member that is absent stays as it is; null clears it.</summary>
public sealed class UpdateApiKeyRequest
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>1 to 100 characters, unique among the organization's keys that are not revoked. Cannot be cleared.</summary>
    public string? Name
    {
        get;
        init => field = Given(nameof(Name), value);
    }

    /// <summary>At most 500 characters.</summary>
    public string? Description
    {
        get;
        init => field = Given(nameof(Description), value);
    }

    /// <summary>At most 20, each of 1 to 50 characters, kept in lower case. All that the key has from now on.</summary>
    public IReadOnlyList<string>? Tags
    {
        get;
        init => field = Given(nameof(Tags), value);
    }

    /// <summary>Whom to ask about the key: an e-mail address or other text, at most 200 characters.</summary>
    public string? OwnerContact
    {
        get;
        init => field = Given(nameof(OwnerContact), value);
    }

    /// <summary>Restrictions to change; null lifts them all.</summary>
    public ApiKeyRestrictionsRequest? Restrictions
    {
        get;
        init => field = Given(nameof(Restrictions), value);
    }

    /// <summary>Whether the property of that name was in the request, null included.</summary>
    public bool Says(string property) => _given.Contains(property);

    private T Given<T>(string property, T value)
    {
        _given.Add(property);
        return value;
    }
}
