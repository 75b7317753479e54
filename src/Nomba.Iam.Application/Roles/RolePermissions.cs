using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Permissions as a request names them: each must exist, and none may be on its way out.</summary>
internal sealed class RolePermissions(IResourceServerStore resourceServers)
{
    public async ValueTask<Result<IReadOnlyList<PermissionPattern>>> ReadAsync(
        IReadOnlyList<string> texts, IReadOnlyCollection<string> kept, CancellationToken cancellationToken)
    {
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var patterns = new List<PermissionPattern>();
        foreach (var text in texts)
        {
            if (!PermissionPattern.TryParse(text, out var pattern) || !catalogue.Knows(pattern))
            {
                return RoleErrors.PermissionUnknown(text);
            }

            if (catalogue.IsDeprecated(text) && !kept.Contains(text))
            {
                return RoleErrors.PermissionDeprecated(text);
            }

            patterns.Add(pattern);
        }

        return Result<IReadOnlyList<PermissionPattern>>.From(patterns);
    }
}
