namespace Nomba.Samples.MerchantApi.Transfers;

internal sealed record BankLookupRequest(string? AccountNumber, string? BankCode);
