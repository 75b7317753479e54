using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Invitations of the organization, in whatever state, newest first.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record ListInvitations(OrganizationId OrganizationId, int Limit, InvitationId? Before) : IQuery<Result<InvitationPage>>, IOrganizationMessage;

/// <summary>A page of invitations; <paramref name="Next"/> is null on the last one.</summary>
public sealed record InvitationPage(IReadOnlyList<InvitationListing> Items, InvitationId? Next);

internal sealed class ListInvitationsValidator : AbstractValidator<ListInvitations>
{
    public ListInvitationsValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListInvitationsHandler(IInvitationStore invitations) : IQueryHandler<ListInvitations, Result<InvitationPage>>
{
    public async ValueTask<Result<InvitationPage>> Handle(ListInvitations query, CancellationToken cancellationToken)
    {
        var found = await invitations.ListAsync(query.OrganizationId, query.Limit + 1, query.Before, cancellationToken);
        InvitationListing[] items = [.. found.Take(query.Limit)];
        return new InvitationPage(items, found.Count > query.Limit ? items[^1].Invitation.Id : null);
    }
}
