using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Seeding;

/// <summary>The role that a seed names for a person.</summary>
internal sealed class SeedRoles(IRoleStore roles)
{
    public async ValueTask<Result<Role>> FindAsync(OrganizationId organization, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return SeedErrors.Missing("the role of a user");
        }

        return await roles.FindByNameAsync(organization, name, cancellationToken) is { } role ? role : SeedErrors.Unknown("the role", name);
    }
}
