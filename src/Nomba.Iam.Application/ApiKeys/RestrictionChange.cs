using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>What a caller wants of a key's restrictions, as it was written. Absent leaves a part as it is, null lifts it.</summary>
public sealed record RestrictionChange
{
    /// <summary>Lifts them all.</summary>
    public static readonly RestrictionChange Lift = new()
    {
        IpAllowList = new(null),
        ExpiresAt = new(null),
        AllowedGrant = new(null),
        SingleSession = new(null),
    };

    public Patch<IReadOnlyList<string>?> IpAllowList { get; init; }

    public Patch<DateTimeOffset?> ExpiresAt { get; init; }

    /// <summary><c>wire</c>, <c>oauth</c> or <c>both</c>.</summary>
    public Patch<string?> AllowedGrant { get; init; }

    public Patch<bool?> SingleSession { get; init; }

    /// <summary>What the key's restrictions become, or every fault of what was asked.</summary>
    public Result<KeyRestrictions> ApplyTo(KeyRestrictions current, DateTimeOffset now)
    {
        List<Error> errors = [];
        var wanted = new KeyRestrictions
        {
            IpAllowList = IpAllowList.IsPresent ? RangesOf(IpAllowList.Value ?? [], errors) : current.IpAllowList,
            ExpiresAt = ExpiresAt.IsPresent ? ExpiryOf(ExpiresAt.Value, now, errors) : current.ExpiresAt,
            OnlyDoor = AllowedGrant.IsPresent ? DoorOf(AllowedGrant.Value, errors) : current.OnlyDoor,
            SingleSession = SingleSession.IsPresent ? SingleSession.Value ?? false : current.SingleSession,
        };
        return errors.Count == 0 ? wanted : errors.ToArray();
    }

    private static IReadOnlyList<IpRange> RangesOf(IReadOnlyList<string> texts, List<Error> errors)
    {
        if (texts.Count > KeyRestrictions.MaxRanges)
        {
            errors.Add(ApiKeyErrors.TooManyRanges);
            return [];
        }

        Result<IpRange>[] read = [.. texts.Select(IpRange.Read)];
        errors.AddRange(read.Where(r => !r.IsSuccess).Select(r => r.Error));
        return errors.Count == 0 ? [.. read.Select(r => r.Value).Distinct()] : [];
    }

    private static DateTimeOffset? ExpiryOf(DateTimeOffset? wanted, DateTimeOffset now, List<Error> errors)
    {
        if (wanted is not { } given)
        {
            return null;
        }

        // Whole seconds, downwards: a token cannot say less, and must not outlive its key.
        var date = DateTimeOffset.FromUnixTimeSeconds(given.ToUnixTimeSeconds());
        if (date <= now)
        {
            errors.Add(ApiKeyErrors.ExpiryPast);
        }
        else if (date > now + KeyRestrictions.LongestLife)
        {
            errors.Add(ApiKeyErrors.ExpiryTooFar);
        }

        return date;
    }

    private static KeyDoor? DoorOf(string? text, List<Error> errors)
    {
        switch (text)
        {
            case null or "both":
                return null;
            case "wire":
                return KeyDoor.Wire;
            case "oauth":
                return KeyDoor.OAuth;
            default:
                errors.Add(ApiKeyErrors.UnknownGrant);
                return null;
        }
    }
}
