using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Members;

/// <summary>What an invitation says, for whoever holds its link.</summary>
public sealed record ViewInvitation(string Token) : IQuery<Result<InvitationView>>
{
    public override string ToString() => nameof(ViewInvitation);
}

/// <summary>To what, by whom, and whether the invited address has an account to accept with.</summary>
public sealed record InvitationView(OpenedInvitation Opened, string? InvitedBy, bool HasAccount);

internal sealed class ViewInvitationValidator : AbstractValidator<ViewInvitation>
{
    public ViewInvitationValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class ViewInvitationHandler(InvitationOpening opening, IMemberStore members, IUserDirectory users) : IQueryHandler<ViewInvitation, Result<InvitationView>>
{
    public async ValueTask<Result<InvitationView>> Handle(ViewInvitation query, CancellationToken cancellationToken)
    {
        var looked = await opening.LookAsync(query.Token, cancellationToken);
        if (!looked.TryGetValue(out var opened))
        {
            return looked.Error;
        }

        var invitation = opened.Listing.Invitation;
        var inviter = await members.FindAsync(invitation.OrganizationId, invitation.InvitedBy, cancellationToken);
        var known = await users.FindByEmailAsync(invitation.Email, cancellationToken);
        return new InvitationView(opened, inviter?.DisplayName, known is not null);
    }
}
