using System.Globalization;
using Nomba.Iam.Application.ApiKeys;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>What a form says about a key. Everything may be missing: a form sends what it likes.</summary>
public sealed class KeyInput
{
    /// <summary>The fields as the use cases name them.</summary>
    public static readonly string[] RestrictionFields = ["restrictions.ipAllowList", "restrictions.expiresAt", "restrictions.allowedGrant"];

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? OwnerContact { get; set; }

    /// <summary>With commas between them.</summary>
    public string? Tags { get; set; }

    public string? Role { get; set; }

    public List<string>? Accounts { get; set; }

    /// <summary>One a line.</summary>
    public string? Addresses { get; set; }

    public string? Door { get; set; }

    /// <summary>The last day, as the browser's date field writes it.</summary>
    public string? ExpiresOn { get; set; }

    public bool SingleSession { get; set; }

    public int? Revision { get; set; }

    public IReadOnlyList<string> AddressLines => (Addresses ?? "").Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> TagList => (Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A key ends with the chosen day in the zone of whoever chose it. A text that is no date is one in the past, which is refused as such.</summary>
    public RestrictionChange ToRestrictions(TimeZoneInfo zone) => new()
    {
        IpAllowList = new(AddressLines),
        ExpiresAt = new(string.IsNullOrWhiteSpace(ExpiresOn) ? null : EndOf(ExpiresOn, zone)),
        AllowedGrant = new(string.IsNullOrEmpty(Door) ? "both" : Door),
        SingleSession = new(SingleSession),
    };

    private static DateTimeOffset EndOf(string text, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue)
        {
            return DateTimeOffset.UnixEpoch;
        }

        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(end, zone.GetUtcOffset(end));
    }
}
