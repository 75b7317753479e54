using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Either end calls a change of address off, with the link that asked it to agree.</summary>
public sealed record CancelEmailChange(string Token) : ICommand<Result>, ITransactionalMessage
{
    public override string ToString() => nameof(CancelEmailChange);
}

internal sealed class CancelEmailChangeValidator : AbstractValidator<CancelEmailChange>
{
    public CancelEmailChangeValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class CancelEmailChangeHandler(EmailChangeLinks links, IEmailChangeStore changes, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<CancelEmailChange, Result>
{
    public async ValueTask<Result> Handle(CancelEmailChange command, CancellationToken cancellationToken)
    {
        var found = await links.LookAsync(command.Token, cancellationToken);
        if (!found.TryGetValue(out var link))
        {
            return found.Error;
        }

        if (await changes.FindAsync(new EmailChangeId(link.Subject), cancellationToken) is not { } change)
        {
            return UserErrors.NoEmailChange;
        }

        var cancelled = change.Cancel(time.GetUtcNow());
        var saved = cancelled.IsSuccess ? await changes.SaveAsync(change, cancellationToken) : cancelled;
        if (saved.IsSuccess)
        {
            audit.Record(new AuditEvent("user.email_change_cancelled", "user", change.UserId.ToString(), null));
        }

        return saved;
    }
}
