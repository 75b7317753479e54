using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>A password by a link that was mailed, or printed for a new operator. Every session of the person ends, and every token that an application holds for them.</summary>
public sealed record ResetPassword(string Token, string NewPassword) : ICommand<Result>, ITransactionalMessage
{
    public override string ToString() => nameof(ResetPassword);
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class ResetPasswordHandler(OneTimeLinks links, IUserDirectory users, PasswordChange change) : ICommandHandler<ResetPassword, Result>
{
    public async ValueTask<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        var used = await links.ConsumeAsync(command.Token, LinkPurpose.SetPassword, cancellationToken);
        if (!used.TryGetValue(out var link))
        {
            return used.Error;
        }

        // Bound to the address: who has the mailbox that the person has left does not get in by it.
        return await users.FindAsync(new UserId(link.Subject), cancellationToken) is { } profile && EmailAddress.AreSame(profile.Email, link.Email)
            ? await change.ApplyAsync(profile, command.NewPassword, null, "user.password_reset", cancellationToken)
            : LinkErrors.Unknown;
    }
}
