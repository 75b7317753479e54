using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller proves once more who they are, with the password. Not for who holds a second factor: a password is what gets stolen.</summary>
public sealed record ProvePassword(string CurrentPassword) : ICommand<Result>, IReauthenticatedMessage
{
    public override string ToString() => nameof(ProvePassword);
}

internal sealed class ProvePasswordHandler(ISecondFactorStore factors, SecondFactorRecord record, ICallerAccessor callers) : ICommandHandler<ProvePassword, Result>
{
    public async ValueTask<Result> Handle(ProvePassword command, CancellationToken cancellationToken)
    {
        if ((await factors.FindAsync(callers.Caller.UserId!.Value, cancellationToken)).Any)
        {
            return SecondFactorErrors.PasswordAlone;
        }

        await record.ProvenAsync(SignInMethod.Password, cancellationToken);
        return Result.Success;
    }
}
