using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>The roles there are, each with what keeps the caller from giving it to a member of that kind, anywhere in the organization.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record ListRolesToGive(OrganizationId OrganizationId, MemberKind Receiver) : IQuery<Result<IReadOnlyList<RoleToGive>>>, IOrganizationMessage;

/// <summary>A role; <paramref name="Obstacle"/> is null when the caller may give it.</summary>
public sealed record RoleToGive(Role Role, Error? Obstacle);

internal sealed class ListRolesToGiveHandler(IRoleStore roles, RoleGrants grants) : IQueryHandler<ListRolesToGive, Result<IReadOnlyList<RoleToGive>>>
{
    public async ValueTask<Result<IReadOnlyList<RoleToGive>>> Handle(ListRolesToGive query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<RoleToGive>>.From(
            await grants.JudgeAsync(query.Receiver, [.. SystemRoles.All, .. await roles.ListAsync(query.OrganizationId, cancellationToken)], cancellationToken));
}
