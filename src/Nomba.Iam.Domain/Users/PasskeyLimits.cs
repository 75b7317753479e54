namespace Nomba.Iam.Domain.Users;

public static class PasskeyLimits
{
    /// <summary>Of one person: more is a list that nobody looks through.</summary>
    public const int Most = 20;

    public const int NameMaxLength = 60;
}
