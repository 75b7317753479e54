using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Applications;

public static class ConsentErrors
{
    public static readonly Error NotFound = Error.NotFound("consent.not_found", "You have given no such consent.");

    /// <summary>For the authorization endpoint, which then asks.</summary>
    public static readonly Error Required = Error.Forbidden("consent.required", "The person has not agreed to this yet.");
}
