using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Applications;

public static class ApplicationErrors
{
    public static readonly Error NotFound = Error.NotFound("application.not_found", "There is no such application in this organization.");

    public static readonly Error NameTaken =
        Error.Conflict("application.name_taken", "Another application of this organization has that name. Choose another.", "name");

    public static readonly Error TooMany = Error.Conflict(
        "application.too_many", $"An organization has at most {Application.MaxPerOrganization} applications. Delete one first.");

    public static readonly Error ChangedMeanwhile =
        Error.Conflict("application.changed_meanwhile", "Someone else changed this application at the same moment. Read it again and repeat.");

    public static readonly Error Deleted = Error.Conflict("application.deleted", "This application is deleted. That is final: register a new one.");

    public static readonly Error NoSecret =
        Error.Conflict("application.no_secret", "A public application has no secret: it runs where none can be kept.");

    public static readonly Error RotationPending = Error.Conflict(
        "application.rotation_pending", "The new secret was not used yet. Use it, or cancel the rotation first.");

    public static readonly Error SecretRetiring = Error.Conflict(
        "application.secret_retiring", "The secret from before is still in its grace period. Complete that rotation, or wait until it has expired.");

    public static readonly Error NoRetiringSecret = Error.Conflict(
        "application.no_retiring_secret", "There is nothing to complete: no secret was replaced by one that is in use.");

    public static readonly Error NoRotation = Error.Conflict(
        "application.no_rotation", "There is no new secret that waits for its first use: nothing to cancel.");

    public static Error RedirectUri(string uri) => Error.Invalid(
        "application.redirect_uri",
        $"'{uri}' is not a redirect URI: use an absolute https address, http on a loopback address, or a private scheme with a dot in it, without user, fragment or wildcard.",
        "redirectUris");

    public static Error PermissionUnknown(string permission) => Error.Invalid(
        "application.permission", $"'{permission}' is not the name of a permission that exists. Write resource:action.", "allowedPermissions");

    public static Error PermissionDeprecated(string permission) => Error.Invalid(
        "application.permission_deprecated", $"'{permission}' is going away and cannot be allowed anew.", "allowedPermissions");
}
