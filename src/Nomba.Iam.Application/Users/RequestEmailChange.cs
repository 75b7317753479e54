using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// The caller wants to sign in with another address. Both addresses are asked; whether the new one is somebody's already shows when both
/// have agreed, to nobody but who reads both mailboxes.
/// </summary>
public sealed record RequestEmailChange(string NewEmail, string CurrentPassword) : ICommand<Result>, IReauthenticatedMessage, ITransactionalMessage
{
    public override string ToString() => nameof(RequestEmailChange);
}

internal sealed class RequestEmailChangeValidator : AbstractValidator<RequestEmailChange>
{
    public RequestEmailChangeValidator() => RuleFor(c => c.NewEmail).IsEmail();
}

internal sealed class RequestEmailChangeHandler(
    IUserDirectory users, IEmailChangeStore changes, EmailChangeMails mails, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RequestEmailChange, Result>
{
    public async ValueTask<Result> Handle(RequestEmailChange command, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(callers.Caller.UserId!.Value, cancellationToken) is not { } profile)
        {
            return UserErrors.NotFound;
        }

        if (EmailAddress.AreSame(profile.Email, command.NewEmail))
        {
            return UserErrors.SameEmail;
        }

        var change = EmailChange.Request(profile.Id, profile.Email, command.NewEmail, time);
        var added = await changes.AddAsync(change, cancellationToken);
        if (!added.IsSuccess)
        {
            return added;
        }

        await mails.AskAsync(change, cancellationToken);
        audit.Record(new AuditEvent("user.email_change_requested", "user", profile.Id.ToString(), null));
        return Result.Success;
    }
}
