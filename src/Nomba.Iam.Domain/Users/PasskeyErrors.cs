using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

public static class PasskeyErrors
{
    public static readonly Error NotFound = Error.NotFound("passkey.not_found", "You have no such passkey, or it was removed.");

    public static readonly Error Refused = Error.Invalid("passkey.refused", "The passkey could not be checked. Try again.");

    public static readonly Error Foreign = Error.Forbidden("passkey.foreign", "That passkey is not yours. Use one of your own.");

    public static readonly Error TooMany = Error.Conflict("passkey.too_many", $"You have {PasskeyLimits.Most} passkeys. Remove one that you no longer use first.");

    public static readonly Error Taken = Error.Conflict("passkey.taken", "That passkey is registered already.");
}
