using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>
/// What a role would grant more and less with these permissions in the place of its own, wildcards written out: to a person who holds it
/// everywhere. Changes nothing, and does not say whether the caller may do it. Of a system role: how far another role differs from it.
/// </summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record PreviewRoleUpdate(OrganizationId OrganizationId, RoleId RoleId, IReadOnlyList<string>? Permissions)
    : IQuery<Result<RoleUpdatePreview>>, IOrganizationMessage;

/// <summary>What a change of a role comes to, each list by permission.</summary>
public sealed record RoleUpdatePreview(Role Role, IReadOnlyList<PermissionChange> Gained, IReadOnlyList<PermissionChange> Lost);

internal sealed class PreviewRoleUpdateValidator : AbstractValidator<PreviewRoleUpdate>
{
    public PreviewRoleUpdateValidator() => RuleFor(q => q.Permissions).ArePatterns();
}

internal sealed class PreviewRoleUpdateHandler(IRoleStore roles, IResourceServerStore resourceServers, RolePermissions permissions, TimeProvider time)
    : IQueryHandler<PreviewRoleUpdate, Result<RoleUpdatePreview>>
{
    public async ValueTask<Result<RoleUpdatePreview>> Handle(PreviewRoleUpdate query, CancellationToken cancellationToken)
    {
        if (!(await roles.FindManyAsync(query.OrganizationId, [query.RoleId], cancellationToken)).TryGetValue(query.RoleId, out var role))
        {
            return RoleErrors.Unknown;
        }

        var read = await permissions.ReadAsync(query.Permissions ?? [], role.Permissions, cancellationToken);
        if (!read.TryGetValue(out var patterns))
        {
            return read.Error;
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var (before, after) = (Evaluate(role), Evaluate(Role.Create(query.OrganizationId, role.Name, patterns, time)));
        return new RoleUpdatePreview(
            role,
            [.. after.Names.Except(before.Names).Order(StringComparer.Ordinal).Select(p => new PermissionChange(p, catalogue.DescriptionOf(p), null, []))],
            [.. before.Names.Except(after.Names).Order(StringComparer.Ordinal).Select(p => new PermissionChange(p, catalogue.DescriptionOf(p), [], null))]);

        EffectivePermissions Evaluate(Role granted) => EffectivePermissions.Evaluate(MemberKind.User, [HeldRole.Everywhere(granted)], catalogue);
    }
}
