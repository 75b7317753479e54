using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ResourceServers;

public static class ResourceServerErrors
{
    public static readonly Error AudienceTaken = Error.Conflict("resource_server.audience_taken", "Another resource server has that audience.", "audience");

    public static readonly Error NotFound = Error.NotFound("resource_server.not_found", "There is no such resource server.");

    public static readonly Error PermissionNotFound = Error.NotFound("resource_server.permission_not_found", "This resource server defines no such permission.");

    public static readonly Error PermissionTaken = Error.Conflict("resource_server.permission_taken", "This resource server defines that permission already.", "name");

    public static readonly Error TooManyPermissions = Error.Conflict(
        "resource_server.too_many_permissions", $"A resource server defines at most {ResourceServer.MaxPermissions} permissions. Remove one that is deprecated first.");

    public static readonly Error NotDeprecated = Error.Conflict("resource_server.permission_not_deprecated", "Deprecate the permission first, so that nobody is given it any more.");

    public static Error PermissionInUse(int roles, int applications, int consents) => Error.Conflict(
        "resource_server.permission_in_use",
        $"This permission is in use (roles: {roles}, applications: {applications}, consents: {consents}). Take it out of them first: it must not vanish from under them.");

    public static Error Permission(string name) => Error.Invalid(
        "resource_server.permission", $"'{name}' is not a permission name, or belongs to the platform. Use resource:action in lower case.", "permissions");
}
