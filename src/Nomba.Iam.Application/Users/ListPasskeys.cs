using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller's passkeys, oldest first.</summary>
public sealed record ListPasskeys : IQuery<Result<IReadOnlyList<Passkey>>>, IPersonMessage;

internal sealed class ListPasskeysHandler(IPasskeyStore passkeys, ICallerAccessor callers) : IQueryHandler<ListPasskeys, Result<IReadOnlyList<Passkey>>>
{
    public async ValueTask<Result<IReadOnlyList<Passkey>>> Handle(ListPasskeys query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Passkey>>.From(await passkeys.ListAsync(callers.Caller.UserId!.Value, cancellationToken));
}
