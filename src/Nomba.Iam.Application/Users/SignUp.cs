using FluentValidation;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Somebody wants an account. The answer is the same whether or not the address has one: only its mailbox is told.</summary>
public sealed record SignUp(string Email, string Password) : ICommand<Result>, IMailingMessage, ITransactionalMessage
{
    public override string ToString() => nameof(SignUp);
}

internal sealed class SignUpValidator : AbstractValidator<SignUp>
{
    public SignUpValidator() => RuleFor(c => c.Email).IsEmail();
}

internal sealed class SignUpHandler(IUserDirectory users, IOptions<SignUpOptions> options, SignUpMails mails, IAuditTrail audit) : ICommandHandler<SignUp, Result>
{
    public async ValueTask<Result> Handle(SignUp command, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return UserErrors.SignUpClosed;
        }

        // Before the address is looked up, and hashed whether or not it will be kept: neither words nor time may tell.
        var good = PasswordRules.Check(command.Password, new PasswordContext(command.Email));
        if (!good.IsSuccess)
        {
            return good;
        }

        var hash = users.HashPassword(command.Password);
        if (await users.FindByEmailAsync(command.Email, cancellationToken) is { } known)
        {
            audit.Record(new AuditEvent("user.sign_up_repeated", "user", known.Id.ToString(), null));
            mails.TellOfAccount(known.Email);
            return Result.Success;
        }

        var id = await mails.AskToConfirmAsync(command.Email, hash, cancellationToken);
        audit.Record(new AuditEvent("sign_up.requested", "sign_up", id.ToString(), null));
        return Result.Success;
    }
}
