namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The order of the keys in an overview. Equal ones are told apart by their ids.</summary>
public enum KeyOverviewSort
{
    NewestFirst,
    OldestFirst,
    NameAscending,
    NameDescending,

    /// <summary>The one that was used last comes first, those that never were last.</summary>
    LastUsedFirst,

    /// <summary>Those that were never used come first, then the one that was not used for longest.</summary>
    LongestUnusedFirst,

    /// <summary>The one that ends first comes first, those without an end last.</summary>
    ExpiringFirst,
}
