namespace Nomba.Iam.Domain.Users;

/// <summary>An authenticator's key as it is stored: encrypted under keys that the database holds only in encrypted form.</summary>
public sealed record SealedTotpKey(string Value)
{
    public override string ToString() => nameof(SealedTotpKey);
}
