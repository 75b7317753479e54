using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Another name for one of the caller's passkeys.</summary>
public sealed record RenamePasskey(string Id, string? Name) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator() => RuleFor(c => c.Name).IsName("passkey.name", "passkey", PasskeyLimits.NameMaxLength);
}

internal sealed class RenamePasskeyHandler(IPasskeyStore passkeys, ICallerAccessor callers, IAuditTrail audit) : ICommandHandler<RenamePasskey, Result>
{
    public async ValueTask<Result> Handle(RenamePasskey command, CancellationToken cancellationToken)
    {
        var user = callers.Caller.UserId!.Value;
        if (await passkeys.RenameAsync(user, command.Id, command.Name!.Trim(), cancellationToken) is null)
        {
            return PasskeyErrors.NotFound;
        }

        audit.Record(new AuditEvent("user.passkey_renamed", "user", user.ToString(), null));
        return Result.Success;
    }
}
