namespace Nomba.Samples.MerchantApi.Transactions;

internal sealed record NarrationRequest(string? TransactionRef, string? Narration);
