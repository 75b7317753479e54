using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ApiKeys;

public static class ApiKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("api_key.not_found", "There is no such API key in this organization.");

    public static readonly Error NameTaken = Error.Conflict("api_key.name_taken", "Another API key of this organization has that name. Choose another.", "name");

    public static readonly Error Revoked = Error.Conflict("api_key.revoked", "This API key is revoked. That is final: create a new key.");

    public static readonly Error AccountNotFound = Error.Invalid("api_key.account_not_found", "One of the accounts is not an account of this organization.", "accounts");

    public static readonly Error CredentialNotFound = Error.NotFound("api_key.credential_not_found", "A key has two credential pairs: name live or test.");

    public static readonly Error RotationInProgress = Error.Conflict(
        "api_key.rotation_in_progress", "This pair has two secrets that work already. Cancel that rotation, or use the new secret and complete it, before the next.");

    public static readonly Error NoPendingSecret = Error.Conflict("api_key.no_pending_secret", "There is nothing to cancel: no secret of this pair waits for its first use.");

    public static readonly Error NoRetiringSecret = Error.Conflict(
        "api_key.no_retiring_secret", "There is nothing to complete: no secret of this pair was replaced by one that is in use.");
}
