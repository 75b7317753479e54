using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which role a new key gets.</summary>
internal sealed class KeyRoleChoice(IRoleStore roles)
{
    /// <summary>The role of that name, Admin for none. Never Owner: a program cannot own an organization.</summary>
    public async ValueTask<Result<Role>> FindAsync(OrganizationId organization, string? name, CancellationToken cancellationToken)
    {
        var role = string.IsNullOrWhiteSpace(name) ? SystemRoles.Admin : await roles.FindByNameAsync(organization, name, cancellationToken);
        if (role is null)
        {
            return RoleErrors.NotFound;
        }

        return role.Id == SystemRoles.Owner.Id ? RoleErrors.NotForKeys : role;
    }
}
