namespace Nomba.Iam.Web.Security;

/// <summary>What came of a sign-in. Why it failed is nobody's business but the throttle's: one answer for all.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn : SignInOutcome;

    public sealed record Failed : SignInOutcome;

    public sealed record TooMany(TimeSpan RetryAfter) : SignInOutcome;
}
