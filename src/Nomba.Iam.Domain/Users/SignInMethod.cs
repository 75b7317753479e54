namespace Nomba.Iam.Domain.Users;

/// <summary>How a person proved who they are. Stored: a number keeps its meaning for good.</summary>
public enum SignInMethod
{
    Password = 1,

    PasswordAndCode = 2,

    PasswordAndRecoveryCode = 3,

    /// <summary>With user verification: what the person has, unlocked by what they know or are.</summary>
    Passkey = 4,
}
