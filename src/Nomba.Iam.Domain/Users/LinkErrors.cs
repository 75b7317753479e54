using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

public static class LinkErrors
{
    public static readonly Error Unknown = Error.NotFound("link.unknown", "This link is not good. Perhaps a newer one has taken its place, or it was withdrawn. Ask for a new one.");

    public static readonly Error Used = Error.Conflict("link.used", "This link has been used already. It works once.");

    public static readonly Error Expired = Error.Conflict("link.expired", "This link is too old. Ask for a new one.");
}
