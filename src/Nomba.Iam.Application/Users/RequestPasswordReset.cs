using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Somebody has lost their password. The answer is the same whether or not there is such a person: only the mailbox is told.</summary>
public sealed record RequestPasswordReset(string Email) : ICommand<Result>, IMailingMessage, ITransactionalMessage;

internal sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator() => RuleFor(c => c.Email).IsEmail();
}

internal sealed class RequestPasswordResetHandler(IUserDirectory users, OneTimeLinks links, IEmailOutbox outbox, IAuditTrail audit)
    : ICommandHandler<RequestPasswordReset, Result>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public async ValueTask<Result> Handle(RequestPasswordReset command, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(command.Email, cancellationToken) is not { } profile)
        {
            return Result.Success;
        }

        var link = await links.IssueAsync(new LinkTerms(LinkPurpose.SetPassword, profile.Id.Value, profile.Email, Lifetime), cancellationToken);
        outbox.Enqueue(EmailTexts.ResetPassword(profile.Email, link));
        audit.Record(new AuditEvent("user.password_reset_requested", "user", profile.Id.ToString(), null));
        return Result.Success;
    }
}
