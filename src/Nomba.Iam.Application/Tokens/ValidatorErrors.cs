using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

public static class ValidatorErrors
{
    public static readonly Error Foreign = Error.Conflict("receipts.instance_taken", "That instance is another resource API's.");

    public static readonly Error NeverRevoked = Error.NotFound("revocation.not_found", "Nothing has ended this key's tokens, or so long ago that none of them could be alive.");
}
