using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller proves once more who they are, with a passkey. For the ceremony alone, which has checked it.</summary>
/// <param name="Owner">Whose passkey it was.</param>
public sealed record ProvePasskey(UserId Owner) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class ProvePasskeyHandler(SecondFactorRecord record, ICallerAccessor callers) : ICommandHandler<ProvePasskey, Result>
{
    public async ValueTask<Result> Handle(ProvePasskey command, CancellationToken cancellationToken)
    {
        if (command.Owner != callers.Caller.UserId)
        {
            return PasskeyErrors.Foreign;
        }

        await record.ProvenAsync(SignInMethod.Passkey, cancellationToken);
        return Result.Success;
    }
}
