using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Deletes one of the organization's own roles. Refused while members hold it, unless <paramref name="MoveTo"/> says what they hold then.</summary>
[RequiresPermission(IamPermissions.RolesDelete)]
public sealed record DeleteRole(OrganizationId OrganizationId, RoleId RoleId, RoleId? MoveTo)
    : ICommand<Result>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class DeleteRoleHandler(IRoleStore roles, IMemberStore members, RoleGrants grants, MemberLifecycle lifecycle, IAuditTrail audit)
    : ICommandHandler<DeleteRole, Result>
{
    public async ValueTask<Result> Handle(DeleteRole command, CancellationToken cancellationToken)
    {
        if (SystemRoles.Find(command.RoleId) is not null)
        {
            return RoleErrors.System;
        }

        await roles.LockAsync(command.OrganizationId, [command.RoleId, .. Named(command.MoveTo)], cancellationToken);
        if (await roles.FindAsync(command.OrganizationId, command.RoleId, cancellationToken) is not { } role)
        {
            return RoleErrors.Unknown;
        }

        var moved = await MoveAsync(command, role, cancellationToken);
        if (!moved.IsSuccess)
        {
            return moved;
        }

        audit.Record(new AuditEvent("role.deleted", "role", role.Id.ToString(), command.OrganizationId)
        {
            Changes = AuditChange.Json(("name", role.Name, null), ("description", role.Description, null), ("permissions", string.Join(' ', role.Permissions), null)),
        });
        return await roles.DeleteAsync(role, cancellationToken);
    }

    private async ValueTask<Result> MoveAsync(DeleteRole command, Role role, CancellationToken cancellationToken)
    {
        var holders = await members.HoldersOfAsync(command.OrganizationId, role.Id, cancellationToken);
        if (holders.Count == 0)
        {
            return Result.Success;
        }

        if (command.MoveTo is not { } target)
        {
            return RoleErrors.InUse(holders.Count);
        }

        if (target == role.Id)
        {
            return RoleErrors.MoveToItself;
        }

        if (!(await roles.FindManyAsync(command.OrganizationId, [target], cancellationToken)).TryGetValue(target, out var replacement))
        {
            return RoleErrors.MoveTo;
        }

        foreach (var holder in holders)
        {
            var moved = await MoveAsync(holder, role, replacement, cancellationToken);
            if (!moved.IsSuccess)
            {
                return moved;
            }
        }

        return Result.Success;
    }

    private async ValueTask<Result> MoveAsync(Member holder, Role role, Role replacement, CancellationToken cancellationToken)
    {
        var held = holder.Assignments.First(a => a.RoleId == role.Id);
        var known = holder.Assignments.FirstOrDefault(a => a.RoleId == replacement.Id);
        var granted = held with { RoleId = replacement.Id };
        var allowed = await grants.CheckAsync(holder, [granted], cancellationToken);
        if (!allowed.IsSuccess)
        {
            return allowed;
        }

        var merged = known is null ? granted : known.IsLimited && held.IsLimited
            ? granted with { AccountIds = [.. known.AccountIds.Union(held.AccountIds)] }
            : RoleAssignment.Everywhere(replacement.Id);
        var named = await roles.FindManyAsync(holder.OrganizationId, [.. holder.RoleIds.Append(replacement.Id).Distinct()], cancellationToken);
        RoleAssignment[] wanted = [.. holder.Assignments.Where(a => a.RoleId != role.Id && a.RoleId != replacement.Id), merged];
        var type = holder.Kind == MemberKind.ApiKey ? "api_key" : "member";
        var happened = new AuditEvent($"{type}.roles_changed", type, holder.Id.ToString(), holder.OrganizationId)
        {
            Reason = $"The role {role.Name} was deleted.",
            Changes = AuditChange.Json(("roles", AssignmentWords.Of(holder.Assignments, named), AssignmentWords.Of(wanted, named))),
        };
        var changed = lifecycle.Change(holder, happened, m => m.ChangeRoles(wanted));
        return changed.IsSuccess ? await members.SaveAsync(holder, cancellationToken) : changed;
    }

    private static IEnumerable<RoleId> Named(RoleId? role) => role is { } id ? [id] : [];
}
