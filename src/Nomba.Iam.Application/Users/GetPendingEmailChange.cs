using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller's change of address that still waits for one end or both; none when there is none.</summary>
public sealed record GetPendingEmailChange : IQuery<Result<PendingEmailChange>>, IPersonMessage;

/// <summary>Null when nothing waits.</summary>
public sealed record PendingEmailChange(EmailChange? Change);

internal sealed class GetPendingEmailChangeHandler(IEmailChangeStore changes, ICallerAccessor callers, TimeProvider time)
    : IQueryHandler<GetPendingEmailChange, Result<PendingEmailChange>>
{
    public async ValueTask<Result<PendingEmailChange>> Handle(GetPendingEmailChange query, CancellationToken cancellationToken) =>
        new PendingEmailChange(await changes.FindOpenAsync(callers.Caller.UserId!.Value, time.GetUtcNow() - EmailChange.Lifetime, cancellationToken));
}
