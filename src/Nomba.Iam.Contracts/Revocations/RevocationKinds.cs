namespace Nomba.Iam.Contracts.Revocations;

/// <summary>What an event of the revocation feed speaks of.</summary>
public static class RevocationKinds
{
    /// <summary>Tokens whose <c>sub</c> is the subject and whose <c>mv</c> is lower than the version are dead.</summary>
    public const string Member = "member";

    /// <summary>Tokens whose <c>fam</c> is the subject are dead.</summary>
    public const string Family = "family";

    /// <summary>Tokens whose <c>client_id</c> is the subject (an application) and that were issued before are dead.</summary>
    public const string Application = "application";

    /// <summary>Tokens whose <c>client_id</c> is the subject (a key's credential pair) and that were issued before are dead.</summary>
    public const string Credential = "credential";

    /// <summary>Tokens whose <c>org</c> is the subject and that were issued before are dead.</summary>
    public const string Organization = "organization";

    /// <summary>
    /// From where or until when the subject's tokens may be used has changed. Kills none: ask the issuer about those whose <c>sub</c> or
    /// <c>client_id</c> is the subject and that were issued before.
    /// </summary>
    public const string Settings = "settings";
}
