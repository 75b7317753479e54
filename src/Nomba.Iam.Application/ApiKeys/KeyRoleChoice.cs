using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which role a new key gets, and whether whoever asks may give it: nobody grants more than they hold.</summary>
internal sealed class KeyRoleChoice(IRoleStore roles, IResourceServerStore resourceServers)
{
    public async ValueTask<Result<Role>> ChooseAsync(
        OrganizationId organization, string? name, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(organization, name, cancellationToken);
        if (!found.TryGetValue(out var role))
        {
            return found.Error;
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var granted = EffectivePermissions.Evaluate(MemberKind.ApiKey, [HeldRole.Everywhere(role)], catalogue);
        string[] missing = [.. granted.Names.Where(p => !caller.Holds(p)).Order(StringComparer.Ordinal)];
        return missing.Length == 0 ? role : ApiKeyErrors.ExceedsCreator(missing);
    }

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
