using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth;

/// <summary>A refusal of the engine in the words of RFC 6749 section 5.2: the only place that translates.</summary>
internal static class OAuthErrors
{
    public const string InvalidClientDescription = "The client credentials are not valid.";

    public static string Code(Error error)
    {
        if (error == TokenErrors.InvalidScope)
        {
            return Errors.InvalidScope;
        }

        if (error == TokenErrors.InvalidTarget)
        {
            return Errors.InvalidTarget;
        }

        if (error == TokenErrors.InvalidClient)
        {
            return Errors.InvalidClient;
        }

        return error.Kind == ErrorKind.Unavailable ? Errors.TemporarilyUnavailable : Errors.InvalidGrant;
    }
}
