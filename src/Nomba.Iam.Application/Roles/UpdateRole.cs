using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>
/// Changes one of the organization's own roles; null leaves a part as it is. When what it grants changes, every token of everyone who holds
/// it is dead once this returns, and their next one says what is true then.
/// </summary>
[RequiresPermission(IamPermissions.RolesUpdate)]
public sealed record UpdateRole(OrganizationId OrganizationId, RoleId RoleId, string? Name, string? Description, IReadOnlyList<string>? Permissions)
    : ICommand<Result<Role>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class UpdateRoleValidator : AbstractValidator<UpdateRole>
{
    public UpdateRoleValidator()
    {
        RuleFor(c => c.Name).IsRoleName().When(c => c.Name is not null);
        RuleFor(c => c.Description).IsRoleDescription();
        RuleFor(c => c.Permissions).ArePatterns();
    }
}

internal sealed class UpdateRoleHandler(IRoleStore roles, RolePermissions permissions, RoleGrants grants, RoleHolders holders, IAuditTrail audit)
    : ICommandHandler<UpdateRole, Result<Role>>
{
    public async ValueTask<Result<Role>> Handle(UpdateRole command, CancellationToken cancellationToken)
    {
        if (SystemRoles.Find(command.RoleId) is not null)
        {
            return RoleErrors.System;
        }

        await roles.LockAsync(command.OrganizationId, [command.RoleId], cancellationToken);
        if (await roles.FindAsync(command.OrganizationId, command.RoleId, cancellationToken) is not { } role)
        {
            return RoleErrors.Unknown;
        }

        var expected = command.Expected.Check(role.Revision);
        if (!expected.IsSuccess)
        {
            return expected.Error;
        }

        var read = await permissions.ReadAsync(command.Permissions ?? role.Permissions, role.Permissions, cancellationToken);
        var allowed = read.TryGetValue(out var patterns) ? await CheckAsync(role, patterns, cancellationToken) : read.Error;
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        if (command.Name is not null && SystemRoles.Find(command.Name) is not null)
        {
            return RoleErrors.NameTaken;
        }

        var (before, granted) = (RoleFacts.Of(role), role.Permissions.ToList());
        var changed = role.Change(command.Name, command.Description, command.Permissions is null ? null : patterns);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        audit.Record(new AuditEvent("role.updated", "role", role.Id.ToString(), command.OrganizationId)
        {
            Changes = AuditChange.Between(before, RoleFacts.Of(role)),
        });
        if (!granted.SequenceEqual(role.Permissions))
        {
            await holders.KillTokensAsync(role, cancellationToken);
        }

        var saved = await roles.SaveAsync(role, cancellationToken);
        return saved.IsSuccess ? role : saved.Error;
    }

    // Only what is new is granted by this change: whoever takes something away need not hold the rest.
    private ValueTask<Result> CheckAsync(Role role, IReadOnlyList<PermissionPattern> wanted, CancellationToken cancellationToken) =>
        grants.CheckAsync(
            Role.Create(role.OrganizationId!.Value, role.Name, wanted.Where(p => !role.Permissions.Contains(p.ToString(), StringComparer.Ordinal)), TimeProvider.System),
            cancellationToken);
}
