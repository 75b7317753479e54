using Microsoft.EntityFrameworkCore;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Accounts;

/// <summary>Which accounts a caller may see: its organization's, and of those only the ones that its token is restricted to, if it is.</summary>
internal static class AccountAccess
{
    /// <summary>The account (the organization's own for null), or null when there is none that this caller may use: not yours is not there.</summary>
    public static async Task<MerchantAccount?> FindAsync(
        this MerchantDbContext context, NombaCaller caller, Guid? id, TimeProvider time, CancellationToken cancellationToken)
    {
        var wanted = id ?? caller.OrganizationId;
        if (!caller.MayUseAccount(wanted))
        {
            return null;
        }

        // An account that the token itself is restricted to exists at the issuer: it is opened here when it is first used.
        if (wanted == caller.OrganizationId || caller.Accounts is not null)
        {
            await context.OpenAsync(wanted, caller.OrganizationId, time, cancellationToken);
        }

        return await context.Accounts.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == wanted && a.OrganizationId == caller.OrganizationId, cancellationToken);
    }
}
