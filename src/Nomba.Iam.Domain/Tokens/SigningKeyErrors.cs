using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Tokens;

public static class SigningKeyErrors
{
    public static readonly Error Upcoming = Error.Conflict(
        "signing_key.upcoming", "The next signing key is published already and waits for its time. Until it signs there is nothing to rotate.");
}
