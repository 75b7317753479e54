using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Another password for the caller, who knows the old one. All other sessions of theirs end with it.</summary>
public sealed record ChangePassword(string CurrentPassword, string NewPassword) : ICommand<Result>, IReauthenticatedMessage, ITransactionalMessage
{
    public override string ToString() => nameof(ChangePassword);
}

internal sealed class ChangePasswordHandler(IUserDirectory users, PasswordChange change, ICallerAccessor callers) : ICommandHandler<ChangePassword, Result>
{
    public async ValueTask<Result> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        return await users.FindAsync(caller.UserId!.Value, cancellationToken) is { } profile
            ? await change.ApplyAsync(profile, command.NewPassword, caller.SessionId, "user.password_changed", cancellationToken)
            : UserErrors.NotFound;
    }
}
