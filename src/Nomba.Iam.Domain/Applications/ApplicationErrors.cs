using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Applications;

public static class ApplicationErrors
{
    public static Error RedirectUri(string uri) => Error.Invalid(
        "application.redirect_uri",
        $"'{uri}' is not a redirect URI: use an absolute https address, http on a loopback address, or a private scheme, without a fragment or a wildcard.",
        "redirectUris");
}
