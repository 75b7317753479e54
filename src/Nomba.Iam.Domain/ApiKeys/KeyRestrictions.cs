using System.Net;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>From where, until when and how a key may be used; everything, unless it says. Which accounts, its roles say.</summary>
public sealed record KeyRestrictions
{
    public const int MaxRanges = 50;

    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(5 * 365 + 2);

    public static readonly KeyRestrictions None = new();

    /// <summary>Where the key and its tokens may be used; empty: anywhere.</summary>
    public IReadOnlyList<IpRange> IpAllowList { get; init; } = [];

    /// <summary>When the key and all its tokens end, in whole seconds as tokens say it; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The one door by which it may ask for tokens; null: both.</summary>
    public KeyDoor? OnlyDoor { get; init; }

    /// <summary>A new issuance ends what the same credential pair got before.</summary>
    public bool SingleSession { get; init; }

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    public bool AllowsDoor(KeyDoor door) => OnlyDoor is null || OnlyDoor == door;

    /// <summary>An address that is not known is on no list.</summary>
    public bool AllowsAddress(IPAddress? address)
    {
        if (IpAllowList.Count == 0)
        {
            return true;
        }

        foreach (var range in IpAllowList)
        {
            if (address is not null && range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when tokens of before must not live under these restrictions and no look at one of them can tell: a token does not say by which
    /// door it was asked for, families of before may be several, and what an expiry ended stays ended. Addresses and a nearer expiry are
    /// checked whenever a token is used, and need nothing more.
    /// </summary>
    public bool EndsTokensOf(KeyRestrictions before, DateTimeOffset now) =>
        (OnlyDoor is not null && OnlyDoor != before.OnlyDoor) || (SingleSession && !before.SingleSession) || (before.IsExpired(now) && !IsExpired(now));

    /// <summary>
    /// True when anything is allowed that was not before. Ranges are compared one by one: one that lies in two of before together counts as more.
    /// </summary>
    public bool AllowsMoreThan(KeyRestrictions before) =>
        AllowsMoreAddressesThan(before)
        || (before.ExpiresAt is { } end && (ExpiresAt is null || ExpiresAt > end))
        || (before.OnlyDoor is not null && OnlyDoor != before.OnlyDoor)
        || (before.SingleSession && !SingleSession);

    public bool Equals(KeyRestrictions? other) =>
        other is not null && (ExpiresAt, OnlyDoor, SingleSession) == (other.ExpiresAt, other.OnlyDoor, other.SingleSession)
        && IpAllowList.SequenceEqual(other.IpAllowList);

    public override int GetHashCode() => HashCode.Combine(ExpiresAt, OnlyDoor, SingleSession, IpAllowList.Count);

    private bool AllowsMoreAddressesThan(KeyRestrictions before) =>
        before.IpAllowList.Count > 0 && (IpAllowList.Count == 0 || !IpAllowList.All(range => before.IpAllowList.Any(known => known.Contains(range))));
}
