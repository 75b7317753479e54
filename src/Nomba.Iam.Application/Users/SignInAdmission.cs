namespace Nomba.Iam.Application.Users;

/// <summary>Whether a password may be tried.</summary>
public abstract record SignInAdmission
{
    private SignInAdmission()
    {
    }

    public sealed record Admitted : SignInAdmission;

    /// <summary>Too many failures. Says nothing about whether the account exists or the password was right: neither was looked at.</summary>
    public sealed record Refused(TimeSpan RetryAfter) : SignInAdmission;
}
