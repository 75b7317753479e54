using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Accounts;

/// <summary>
/// Suspend and reactivate: state, audit entry, and the end of every token of whoever holds a role limited to the account, in one transaction.
/// Those tokens say where they hold, and that is no longer so. What is held everywhere names no account in a token: its holders keep theirs.
/// </summary>
internal sealed class AccountLifecycle(
    IAccountStore accounts, IMemberStore members, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<Result<Account>> ChangeAsync(AuditEvent happened, Func<Account, DateTimeOffset, bool> apply, CancellationToken cancellationToken)
    {
        var (organization, id) = (happened.OrganizationId!.Value, AccountId.Parse(happened.TargetId, null));

        // Held before its holders are counted: whoever gets a role on it at the same moment comes before or after, never in between.
        await accounts.LockAsync(organization, [id], cancellationToken);
        if (await accounts.FindAsync(organization, id, cancellationToken) is not { } account)
        {
            return AccountErrors.NotFound;
        }

        var (before, now) = (account.Status, time.GetUtcNow());
        if (!apply(account, now))
        {
            return account;
        }

        audit.Record(happened with { Changes = AuditChange.Json(("status", Name(before), Name(account.Status))) });
        foreach (var holder in await members.RaiseOnAccountAsync(organization, id, cancellationToken))
        {
            revocations.Append(RevocationEvent.OfMember(holder.Id, holder.Version, now, options.Value.LastTokenEndsAt(now)));
        }

        var saved = await accounts.SaveAsync(account, cancellationToken);
        return saved.IsSuccess ? account : saved.Error;
    }

    private static string Name(AccountStatus status) => status == AccountStatus.Active ? "active" : "suspended";
}
