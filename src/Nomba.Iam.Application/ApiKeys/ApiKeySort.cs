namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The order of a list of keys. Keys of one name, or of one millisecond, are told apart by their ids.</summary>
public enum ApiKeySort
{
    NewestFirst,
    OldestFirst,
    NameAscending,
    NameDescending,
}
