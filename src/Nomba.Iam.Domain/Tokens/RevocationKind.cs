namespace Nomba.Iam.Domain.Tokens;

/// <summary>What a revocation event speaks of.</summary>
public enum RevocationKind
{
    /// <summary>Tokens of the member with an older version are dead.</summary>
    Member = 1,

    /// <summary>Every token of the family is dead.</summary>
    Family = 2,

    /// <summary>Tokens issued through the application before the event are dead, and what is known of the application must be read again.</summary>
    Application = 3,

    /// <summary>Every token of the organization from before the event is dead, and what is known of its members must be read again.</summary>
    Organization = 4,

    /// <summary>The permission catalogue changed: what was computed from it must be computed again. Kills no token.</summary>
    Catalogue = 5,

    /// <summary>Tokens that a key got with one of its credential pairs before the event are dead.</summary>
    Credential = 6,

    /// <summary>The settings of a member or an application changed: what is known of it must be read again. Kills no token.</summary>
    Settings = 7,

    /// <summary>A key's secrets changed: what is known of the key must be read again. Kills no token, and is of no concern to who has tokens to check.</summary>
    Secrets = 8,
}
