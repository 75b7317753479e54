using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ApiKeys;

public static class ApiKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("api_key.not_found", "There is no such API key in this organization.");

    public static readonly Error NameTaken = Error.Conflict("api_key.name_taken", "Another API key of this organization has that name. Choose another.", "name");

    public static readonly Error Revoked = Error.Conflict("api_key.revoked", "This API key is revoked. That is final: create a new key.");

    public static readonly Error AccountNotFound = Error.Invalid("api_key.account_not_found", "One of the accounts is not an account of this organization.", "accounts");
}
