namespace Nomba.Iam.Web.Security;

/// <summary>What came of a sign-in. Why it failed is nobody's business but the throttle's: one answer for all.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn : SignInOutcome;

    /// <summary>The password is right, and the person's app has the other half.</summary>
    public sealed record CodeNeeded : SignInOutcome;

    /// <summary>The first half is too long ago, or was never here.</summary>
    public sealed record Lapsed : SignInOutcome;

    public sealed record Failed : SignInOutcome;

    public sealed record TooMany(TimeSpan RetryAfter) : SignInOutcome;
}
