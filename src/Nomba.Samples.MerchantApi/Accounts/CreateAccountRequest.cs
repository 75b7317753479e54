namespace Nomba.Samples.MerchantApi.Accounts;

internal sealed record CreateAccountRequest(string? AccountName);
