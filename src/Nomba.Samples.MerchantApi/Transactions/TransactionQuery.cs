namespace Nomba.Samples.MerchantApi.Transactions;

internal sealed record TransactionQuery(int? Limit, string? Cursor, DateTimeOffset? DateFrom, DateTimeOffset? DateTo);
