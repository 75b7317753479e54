using Nomba.Samples.MerchantApi.Http;

namespace Nomba.Samples.MerchantApi.Transfers;

internal sealed record TransferRequest(
    decimal? Amount, string? AccountNumber, string? AccountName, string? BankCode, string? MerchantTxRef, string? SenderName, string? Narration)
{
    /// <summary>What is wrong with it, naming the field; null when nothing is.</summary>
    public string? Fault() =>
        !Money.TryKobo(Amount, out _) ? "amount must be more than zero, with at most two decimals"
        : !Banks.IsAccountNumber(AccountNumber) ? "accountNumber must have 10 digits"
        : string.IsNullOrWhiteSpace(AccountName) || AccountName.Length > 100 ? "accountName is required"
        : !Banks.Knows(BankCode) ? "bankCode is not one of a known bank"
        : string.IsNullOrWhiteSpace(MerchantTxRef) || MerchantTxRef.Length > 100 ? "merchantTxRef is required"
        : Narration?.Length > 200 ? "narration has at most 200 characters"
        : null;
}
