namespace Nomba.Iam.Application.Users;

/// <summary>How many failures are too many, and how long to wait then. Pure: the clock and the counts come from outside.</summary>
internal static class SignInLimits
{
    /// <summary>Failures of one account from one place before a wait begins.</summary>
    public const int FreeTries = 5;

    /// <summary>Failures of one address, whatever the accounts, before all accounts it does not know are closed to it.</summary>
    public const int PerAddress = 30;

    /// <summary>Failures of one account, whatever the addresses, before only browsers that signed in to it before may try.</summary>
    public const int PerAccount = 100;

    // Counting starts again after a pause this long; each is longer than any wait, or waiting would wipe the count.
    public static readonly TimeSpan PlaceWindow = TimeSpan.FromHours(1);
    public static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan AccountWindow = TimeSpan.FromHours(6);

    private const int LongestWaitMinutes = 15;

    /// <summary>1, 2, 4, 8 and then 15 minutes.</summary>
    public static TimeSpan WaitAfter(int failures) => failures < FreeTries
        ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min(LongestWaitMinutes, 1 << Math.Min(failures - FreeTries, LongestWaitMinutes)));

    public static TimeSpan PlaceWait(SignInFailures? place, DateTimeOffset now) =>
        place is null ? TimeSpan.Zero : Remaining(place, WaitAfter(place.Count), now);

    public static TimeSpan AddressWait(SignInFailures? address, DateTimeOffset now) =>
        address is { Count: >= PerAddress } ? Remaining(address, AddressWindow, now) : TimeSpan.Zero;

    public static TimeSpan AccountWait(SignInFailures? account, DateTimeOffset now) =>
        account is { Count: >= PerAccount } ? Remaining(account, AccountWindow, now) : TimeSpan.Zero;

    private static TimeSpan Remaining(SignInFailures failures, TimeSpan wait, DateTimeOffset now)
    {
        var remaining = failures.LastAt + wait - now;
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
