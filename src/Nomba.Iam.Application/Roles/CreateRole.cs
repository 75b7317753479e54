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

/// <summary>A role of the organization's own, from scratch or from another one. It grants no more than its creator holds.</summary>
[RequiresPermission(IamPermissions.RolesCreate)]
public sealed record CreateRole(OrganizationId OrganizationId, string? Name, string? Description, IReadOnlyList<string>? Permissions, RoleId? BasedOn)
    : ICommand<Result<Role>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class CreateRoleValidator : AbstractValidator<CreateRole>
{
    public CreateRoleValidator()
    {
        RuleFor(c => c.Name).IsRoleName();
        RuleFor(c => c.Description).IsRoleDescription();
        RuleFor(c => c.Permissions).ArePatterns();
    }
}

internal sealed class CreateRoleHandler(IRoleStore roles, RolePermissions permissions, RoleGrants grants, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<CreateRole, Result<Role>>
{
    public async ValueTask<Result<Role>> Handle(CreateRole command, CancellationToken cancellationToken)
    {
        var model = await ModelAsync(command, cancellationToken);
        var read = model.TryGetValue(out var inherited)
            ? await permissions.ReadAsync([.. inherited, .. command.Permissions ?? []], inherited, cancellationToken)
            : model.Error;
        if (!read.TryGetValue(out var patterns))
        {
            return read.Error;
        }

        if (SystemRoles.Find(command.Name!) is not null)
        {
            return RoleErrors.NameTaken;
        }

        if ((await roles.ListAsync(command.OrganizationId, cancellationToken)).Count >= Role.MaxPerOrganization)
        {
            return RoleErrors.TooMany;
        }

        var role = Role.Create(command.OrganizationId, command.Name!, patterns, time);
        role.Describe(command.Description);
        var granted = await grants.CheckAsync(role, cancellationToken);
        if (!granted.IsSuccess)
        {
            return granted.Error;
        }

        audit.Record(new AuditEvent("role.created", "role", role.Id.ToString(), command.OrganizationId)
        {
            Changes = AuditChange.Between([], RoleFacts.Of(role)),
        });
        var added = await roles.AddAsync(role, cancellationToken);
        return added.IsSuccess ? role : added.Error;
    }

    private async ValueTask<Result<IReadOnlyList<string>>> ModelAsync(CreateRole command, CancellationToken cancellationToken)
    {
        if (command.BasedOn is not { } id)
        {
            return Result<IReadOnlyList<string>>.From([]);
        }

        var found = await roles.FindManyAsync(command.OrganizationId, [id], cancellationToken);
        return found.TryGetValue(id, out var model) ? Result<IReadOnlyList<string>>.From(model.Permissions) : RoleErrors.BasedOn;
    }
}
