using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Applications;

/// <summary>Takes back what the person let an application do.</summary>
public sealed record RevokeConsent(ConsentId Id) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class RevokeConsentHandler(IConsentStore consents, ConsentEnding ending, ICallerAccessor callers) : ICommandHandler<RevokeConsent, Result>
{
    public async ValueTask<Result> Handle(RevokeConsent command, CancellationToken cancellationToken) =>
        await consents.FindAsync(callers.Caller.UserId!.Value, command.Id, cancellationToken) is { } mine
            ? await ending.EndAsync(mine, mine.MemberId, cancellationToken)
            : ConsentErrors.NotFound;
}
