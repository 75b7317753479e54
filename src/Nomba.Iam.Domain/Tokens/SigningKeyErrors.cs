using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Tokens;

public static class SigningKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("signing_key.not_found", "There is no such signing key, or no longer.");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "signing_key.changed_meanwhile", "The signing keys changed in the same moment. Look at what is there now, then repeat.");

    public static readonly Error Upcoming = Error.Conflict(
        "signing_key.upcoming", "The next signing key is published already and waits for its time. Until it signs there is nothing to rotate.");
}
