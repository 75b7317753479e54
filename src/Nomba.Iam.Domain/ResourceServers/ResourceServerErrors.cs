using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ResourceServers;

public static class ResourceServerErrors
{
    public static readonly Error AudienceTaken = Error.Conflict("resource_server.audience_taken", "Another resource server has that audience.", "audience");

    public static Error Permission(string name) => Error.Invalid(
        "resource_server.permission", $"'{name}' is not a permission name, or belongs to the platform. Use resource:action in lower case.", "permissions");
}
