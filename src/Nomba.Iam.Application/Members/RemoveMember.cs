using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Ends a person's membership for good. They may be invited again, and are another member then.</summary>
[RequiresPermission(IamPermissions.MembersRemove)]
public sealed record RemoveMember(OrganizationId OrganizationId, MemberId MemberId, string? Reason)
    : ICommand<Result<MemberListing>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RemoveMemberValidator : AbstractValidator<RemoveMember>
{
    public RemoveMemberValidator() => RuleFor(c => c.Reason).IsReason("member.reason");
}

internal sealed class RemoveMemberHandler(IMemberStore members, Departure departure, ICallerAccessor callers) : ICommandHandler<RemoveMember, Result<MemberListing>>
{
    public async ValueTask<Result<MemberListing>> Handle(RemoveMember command, CancellationToken cancellationToken)
    {
        // Counted first: the count holds the organization's row, so that of two owners who remove each other one comes second.
        var owners = await members.CountActiveOwnersAsync(command.OrganizationId, cancellationToken);
        if (await members.FindAsync(command.OrganizationId, command.MemberId, cancellationToken) is not { } listing)
        {
            return MemberErrors.NotFound;
        }

        var owner = SystemRoles.Owner.Id;
        var member = listing.Member;
        if (member.Kind == MemberKind.ApiKey)
        {
            return MemberErrors.IsKey;
        }

        if (member.RoleIds.Contains(owner) && !callers.Caller.Held.Roles.Any(r => r.Role.Id == owner))
        {
            return RoleErrors.OwnerOnly;
        }

        var gone = await departure.EndAsync(member, owners, "member.removed", command.Reason, cancellationToken);
        return gone.IsSuccess ? listing : gone.Error;
    }
}
