using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Transactions;

internal sealed record TransactionView(
    Guid Id, string MerchantTxRef, Guid AccountId, string Amount, string Beneficiary, string BankCode, string AccountNumber, string? Narration, DateTimeOffset TimeCreated)
{
    public static TransactionView Of(MerchantTransaction transaction) => new(
        transaction.Id,
        transaction.Reference,
        transaction.AccountId,
        Money.Text(transaction.AmountKobo),
        transaction.Beneficiary,
        transaction.BankCode,
        transaction.AccountNumber,
        transaction.Narration,
        new DateTimeOffset(transaction.CreatedAt, TimeSpan.Zero));
}
