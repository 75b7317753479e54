namespace Nomba.Samples.MerchantApi.Transfers;

internal sealed record Bank(string Code, string Name);

/// <summary>Banks that this sandbox knows.</summary>
internal static class Banks
{
    public static readonly IReadOnlyList<Bank> All =
    [
        new("044", "Access Bank"), new("058", "Guaranty Trust Bank"), new("011", "First Bank of Nigeria"), new("033", "United Bank for Africa"), new("057", "Zenith Bank"),
    ];

    public static bool Knows(string? code) => All.Any(b => b.Code == code);

    public static bool IsAccountNumber(string? number) => number?.Length == 10 && number.All(char.IsAsciiDigit);
}
