using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller wants to keep the address after all. The links that were sent lead nowhere from then on.</summary>
public sealed record WithdrawEmailChange : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class WithdrawEmailChangeHandler(IEmailChangeStore changes, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<WithdrawEmailChange, Result>
{
    public async ValueTask<Result> Handle(WithdrawEmailChange command, CancellationToken cancellationToken)
    {
        var (user, now) = (callers.Caller.UserId!.Value, time.GetUtcNow());
        if (await changes.FindOpenAsync(user, now - EmailChange.Lifetime, cancellationToken) is not { } open
            || await changes.FindAsync(open.Id, cancellationToken) is not { } change)
        {
            return UserErrors.NoEmailChange;
        }

        var cancelled = change.Cancel(now);
        var saved = cancelled.IsSuccess ? await changes.SaveAsync(change, cancellationToken) : cancelled;
        if (saved.IsSuccess)
        {
            audit.Record(new AuditEvent("user.email_change_cancelled", "user", user.ToString(), null));
        }

        return saved;
    }
}
