using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// What a request says of an application, checked: redirect URIs that may be registered, and permissions that exist. By name and without
/// wildcards: a ceiling that grows by itself is none. Whoever sets it need not hold them, because nothing is granted: the application can
/// do what its user can, and this only takes from that.
/// </summary>
internal sealed class ApplicationTerms(IResourceServerStore resourceServers)
{
    public static Result<IReadOnlyList<string>> ReadRedirectUris(IReadOnlyList<string> texts)
    {
        var bad = texts.FirstOrDefault(t => !RedirectUri.MayBeRegistered(t));
        return bad is null ? Result<IReadOnlyList<string>>.From([.. texts.Distinct(StringComparer.Ordinal)]) : ApplicationErrors.RedirectUri(bad);
    }

    /// <param name="names">Null: all.</param>
    /// <param name="kept">Those that it has already: each may stay, whatever became of it since.</param>
    /// <param name="cancellationToken">Ends the reading of the catalogue.</param>
    public async ValueTask<Result<AllowedPermissions>> ReadAllowedAsync(
        IReadOnlyList<string>? names, AllowedPermissions kept, CancellationToken cancellationToken)
    {
        var catalogue = names is null ? null : await resourceServers.CatalogueAsync(cancellationToken);
        foreach (var name in (names ?? []).Except(kept.Names ?? [], StringComparer.Ordinal))
        {
            if (!PermissionName.IsName(name) || !catalogue!.Knows(PermissionPattern.Parse(name)))
            {
                return ApplicationErrors.PermissionUnknown(name);
            }

            if (catalogue.IsDeprecated(name))
            {
                return ApplicationErrors.PermissionDeprecated(name);
            }
        }

        return AllowedPermissions.Of(names);
    }
}
