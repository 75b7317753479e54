using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

public static class PipelineErrors
{
    public static readonly Error NotSignedIn = Error.Unauthenticated("auth.required", "Sign in, or send a bearer token.");

    public static readonly Error OrganizationNotFound = Error.NotFound("organization.not_found", "There is no such organization.");

    public static Error MissingPermission(string permission) =>
        Error.Forbidden("permission.missing", $"This needs the permission {permission}.");
}
