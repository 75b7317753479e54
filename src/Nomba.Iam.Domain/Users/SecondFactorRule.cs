namespace Nomba.Iam.Domain.Users;

/// <summary>The one place that says when a second factor is there, and when it is missing.</summary>
public static class SecondFactorRule
{
    /// <summary>Whether the method took more than a password. A passkey does by itself: it is only ever accepted with user verification.</summary>
    public static bool IsStrong(SignInMethod? method) =>
        method is SignInMethod.PasswordAndCode or SignInMethod.PasswordAndRecoveryCode or SignInMethod.Passkey;

    /// <param name="isRequired">By the organization.</param>
    /// <param name="held">By the person.</param>
    /// <param name="session">What the session was last proven with; null when it is not known, which counts as a password.</param>
    public static SecondFactorNeed NeedOf(bool isRequired, SecondFactors held, SignInMethod? session) =>
        !isRequired ? SecondFactorNeed.None
        : !held.Any ? SecondFactorNeed.SetUp
        : IsStrong(session) ? SecondFactorNeed.None
        : SecondFactorNeed.Proof;

    /// <summary>
    /// Whoever has a second factor changes them in a session that was proven with one: or a stolen password would be enough to add another and
    /// get past the first.
    /// </summary>
    public static bool MayChange(SecondFactors held, SignInMethod? session) => !held.Any || IsStrong(session);
}
