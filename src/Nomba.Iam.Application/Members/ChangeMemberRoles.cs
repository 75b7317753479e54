using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Gives a member, person or key, these roles in the place of all it holds. Its tokens from before are dead once this returns.</summary>
[RequiresPermission(IamPermissions.MembersUpdate)]
public sealed record ChangeMemberRoles(OrganizationId OrganizationId, MemberId MemberId, IReadOnlyList<RoleAssignment> Roles)
    : ICommand<Result<MemberListing>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class ChangeMemberRolesValidator : AbstractValidator<ChangeMemberRoles>
{
    public ChangeMemberRolesValidator() => RuleFor(c => c.Roles).AreAssignments();
}

internal sealed class ChangeMemberRolesHandler(RoleChange change) : ICommandHandler<ChangeMemberRoles, Result<MemberListing>>
{
    public ValueTask<Result<MemberListing>> Handle(ChangeMemberRoles command, CancellationToken cancellationToken) =>
        change.ApplyAsync(new WantedRoles(command.OrganizationId, command.MemberId, command.Roles, null, command.Expected), cancellationToken);
}
