using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

public static class PipelineErrors
{
    public static readonly Error NotSignedIn = Error.Unauthenticated("auth.required", "Sign in, or send a bearer token.");

    public static readonly Error OrganizationNotFound = Error.NotFound("organization.not_found", "There is no such organization.");

    public static readonly Error PersonRequired =
        Error.Forbidden("auth.person_required", "Only a signed-in person may do this: not a key, and not an application.");

    public static readonly Error OperatorRequired = Error.Forbidden("operator.required", "Only an operator of the platform may do this.");

    public static readonly Error FreshSignInRequired =
        Error.Forbidden("auth.fresh_sign_in_required", "Confirm that it is you: you signed in more than 10 minutes ago. Then do this again.");

    public static readonly Error Outdated =
        new(ErrorKind.Outdated, "request.outdated", "It has changed since you read it. Read it again, and repeat the change with the ETag of that answer.");

    public static readonly Error RequestInFlight =
        Error.Conflict("idempotency.in_flight", "A request with this Idempotency-Key is being carried out. Ask again in a moment for its answer.");

    public static Error MissingPermission(string permission) =>
        Error.Forbidden("permission.missing", $"This needs the permission {permission}.");
}
