using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The link of a sign-up was followed: the account comes to be, with the password that this very sign-up chose.</summary>
public sealed record ConfirmSignUp(string Token) : ICommand<Result<UserProfile>>, ITransactionalMessage
{
    public override string ToString() => nameof(ConfirmSignUp);
}

internal sealed class ConfirmSignUpValidator : AbstractValidator<ConfirmSignUp>
{
    public ConfirmSignUpValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class ConfirmSignUpHandler(OneTimeLinks links, IPendingSignUpStore signUps, IUserDirectory users, IAuditTrail audit)
    : ICommandHandler<ConfirmSignUp, Result<UserProfile>>
{
    public async ValueTask<Result<UserProfile>> Handle(ConfirmSignUp command, CancellationToken cancellationToken)
    {
        var used = await links.ConsumeAsync(command.Token, LinkPurpose.ConfirmSignUp, cancellationToken);
        if (!used.TryGetValue(out var link))
        {
            return used.Error;
        }

        if (await signUps.FindAsync(new SignUpId(link.Subject), cancellationToken) is not { } signUp)
        {
            return LinkErrors.Unknown;
        }

        var created = await users.CreateHashedAsync(signUp.Email, signUp.PasswordHash, cancellationToken);
        if (!created.TryGetValue(out var id))
        {
            return created.Error;
        }

        await signUps.DeleteAsync(signUp.Id, cancellationToken);
        audit.Record(new AuditEvent("user.created", "user", id.ToString(), null));
        return new UserProfile(id, signUp.Email, EmailConfirmed: true);
    }
}
