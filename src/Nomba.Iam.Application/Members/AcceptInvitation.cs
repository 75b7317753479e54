using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>Whoever is signed in with the invited address joins.</summary>
public sealed record AcceptInvitation(string Token) : ICommand<Result<Membership>>, IPersonMessage, ITransactionalMessage
{
    public override string ToString() => nameof(AcceptInvitation);
}

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class AcceptInvitationHandler(InvitationOpening opening, InvitationJoin join, IUserDirectory users, ICallerAccessor callers)
    : ICommandHandler<AcceptInvitation, Result<Membership>>
{
    public async ValueTask<Result<Membership>> Handle(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var used = await opening.ConsumeAsync(command.Token, cancellationToken);
        if (!used.TryGetValue(out var opened))
        {
            return used.Error;
        }

        return await users.FindAsync(callers.Caller.UserId!.Value, cancellationToken) is { EmailConfirmed: true } profile
            && EmailAddress.AreSame(profile.Email, opened.Listing.Invitation.Email)
            ? await join.JoinAsync(opened, profile.Id, cancellationToken)
            : InvitationErrors.OtherAddress;
    }
}
