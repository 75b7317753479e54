namespace Nomba.Iam.Domain.Users;

/// <summary>What a person can prove themselves with besides a password. Recovery codes stand in for these and are none.</summary>
public sealed record SecondFactors(bool HasAuthenticator, int Passkeys)
{
    public static readonly SecondFactors None = new(false, 0);

    public bool Any => HasAuthenticator || Passkeys > 0;
}
