using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Accounts;

internal sealed record AccountView(Guid AccountId, string AccountName, string Type, string Status, string Balance)
{
    public static AccountView Of(MerchantAccount account) => new(
        account.Id, account.Name, account.IsParent ? "PARENT" : "SUB", account.IsSuspended ? "SUSPENDED" : "ACTIVE", Money.Text(account.BalanceKobo));
}
