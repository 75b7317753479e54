namespace Nomba.Iam.Application.Users;

/// <summary>
/// Slows guessing down without handing anybody a way to lock a merchant out. Failures count per account and place, per address, and per
/// account; a browser that has signed in to the account before is held to its own failures only. So neither an attacker behind the same
/// carrier address nor one who sprays the account from a thousand addresses can keep its owner from signing in.
/// </summary>
public sealed class SignInThrottle(ISignInFailureStore failures, TimeProvider time)
{
    /// <summary>
    /// Asks before the password is looked at. An admitted attempt counts as failed under its account and place until
    /// <see cref="SucceededAsync"/> says otherwise: attempts in parallel cannot all see the same free try.
    /// </summary>
    public async Task<SignInAdmission> AdmitAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var place = SignInKeys.Place(attempt);
        var before = await failures.FindAsync(place, cancellationToken);
        var wait = Max(SignInLimits.PlaceWait(before, now), await WaitOfStrangersAsync(attempt, now, cancellationToken));
        if (wait > TimeSpan.Zero)
        {
            return new SignInAdmission.Refused(wait);
        }

        var counted = await failures.AddAsync(place, now, SignInLimits.PlaceWindow, cancellationToken);
        return IsOurTurn(before, counted)
            ? new SignInAdmission.Admitted()
            : new SignInAdmission.Refused(SignInLimits.WaitAfter(counted.Count));
    }

    /// <summary>The password was wrong, or there is no such account.</summary>
    public async Task FailedAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.KnownBrowser is not null)
        {
            return;
        }

        var now = time.GetUtcNow();
        await failures.AddAsync(SignInKeys.Address(attempt), now, SignInLimits.AddressWindow, cancellationToken);
        await failures.AddAsync(SignInKeys.Account(attempt), now, SignInLimits.AccountWindow, cancellationToken);
    }

    /// <summary>Forgets the failures of this account from this place, and no others: an attacker with one account of their own gains nothing.</summary>
    public Task SucceededAsync(SignInAttempt attempt, CancellationToken cancellationToken) =>
        failures.ForgetAsync(SignInKeys.Place(attempt), cancellationToken);

    private async Task<TimeSpan> WaitOfStrangersAsync(SignInAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (attempt.KnownBrowser is not null)
        {
            return TimeSpan.Zero;
        }

        var address = await failures.FindAsync(SignInKeys.Address(attempt), cancellationToken);
        var account = await failures.FindAsync(SignInKeys.Account(attempt), cancellationToken);
        return Max(SignInLimits.AddressWait(address, now), SignInLimits.AccountWait(account, now));
    }

    // Within the free tries each attempt takes one. After a wait there is a single try, and whoever counted it first has it.
    private static bool IsOurTurn(SignInFailures? before, SignInFailures counted) =>
        counted.Count <= SignInLimits.FreeTries || counted.Count == before?.Count + 1;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
