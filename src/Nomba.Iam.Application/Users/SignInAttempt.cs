using System.Net;

namespace Nomba.Iam.Application.Users;

/// <summary>Somebody tries to sign in.</summary>
/// <param name="Email">As typed; whether such an account exists plays no part.</param>
/// <param name="Address">Where the attempt comes from; null when the host cannot say, and all such attempts count together.</param>
/// <param name="KnownBrowser">The browser's own id when it has signed in to this very account before, as its sealed cookie proves; else null.</param>
public sealed record SignInAttempt(string Email, IPAddress? Address, Guid? KnownBrowser)
{
    /// <summary>A code after the password. Its failures are counted apart.</summary>
    public bool IsSecondStep { get; init; }

    // An e-mail address and a network address are personal data: they stay out of logs.
    public override string ToString() => nameof(SignInAttempt);
}
