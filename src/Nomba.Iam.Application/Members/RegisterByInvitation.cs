using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>Whoever holds the link gets an account and joins, in one. The link proves the address.</summary>
public sealed record RegisterByInvitation(string Token, string Password) : ICommand<Result<Membership>>, ITransactionalMessage
{
    public override string ToString() => nameof(RegisterByInvitation);
}

internal sealed class RegisterByInvitationValidator : AbstractValidator<RegisterByInvitation>
{
    public RegisterByInvitationValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class RegisterByInvitationHandler(InvitationOpening opening, InvitationJoin join, IUserDirectory users, IAuditTrail audit)
    : ICommandHandler<RegisterByInvitation, Result<Membership>>
{
    public async ValueTask<Result<Membership>> Handle(RegisterByInvitation command, CancellationToken cancellationToken)
    {
        var used = await opening.ConsumeAsync(command.Token, cancellationToken);
        if (!used.TryGetValue(out var opened))
        {
            return used.Error;
        }

        var email = opened.Listing.Invitation.Email;
        var good = PasswordRules.Check(command.Password, new PasswordContext(email, opened.Organization.Name));
        var created = good.IsSuccess ? await users.CreateAsync(email, command.Password, cancellationToken) : good.Error;
        if (!created.TryGetValue(out var user))
        {
            return created.Error == UserErrors.EmailTaken ? InvitationErrors.HasAccount : created.Error;
        }

        audit.Record(new AuditEvent("user.created", "user", user.ToString(), null));
        return await join.JoinAsync(opened, user, cancellationToken);
    }
}
