using System.Globalization;

namespace Nomba.Samples.MerchantApi.Http;

/// <summary>Naira on the wire, kobo inside.</summary>
internal static class Money
{
    private const decimal Most = 10_000_000_000m;

    public static string Text(long kobo) => (kobo / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>False for nothing, less than nothing, fractions of a kobo and absurd amounts.</summary>
    public static bool TryKobo(decimal? naira, out long kobo)
    {
        var valid = naira is > 0 and <= Most && decimal.Truncate(naira.Value * 100) == naira.Value * 100;
        kobo = valid ? (long)(naira!.Value * 100) : 0;
        return valid;
    }
}
