using Nomba.Iam.Web.Dashboard.Console;

namespace Nomba.Iam.Web.Security;

/// <summary>What a browser may do with an answer.</summary>
internal static class ContentPolicy
{
    /// <summary>For answers that are no page: nothing.</summary>
    public const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// For the API reference alone. Its packaged script writes the styles of its parts into the page, and builds markup from text; it offers to
    /// send requests, which go to this host and nowhere else. No script of the page itself.
    /// </summary>
    public const string ForApiReference =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private static readonly object FormTargets = new();

    /// <summary>For pages: nothing inline, nothing from elsewhere, in no frame, and no text that a script turns into markup.</summary>
    public static string ForPage(HttpContext context) =>
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + $"object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'{context.Items[FormTargets] as string}{TrustedTypes(context)}";

    /// <summary>
    /// Lets the forms of this one answer lead to an application. Chromium applies form-action to each redirect that follows a form
    /// post, so consent could not return to the application otherwise. Only for the registered address of a validated request.
    /// </summary>
    public static void AllowFormsTo(HttpContext context, Uri target) => context.Items[FormTargets] = $" {Source(target)}";

    // The console's framework parses the pages that it fetches from here, which is what this part of the policy forbids.
    private static string TrustedTypes(HttpContext context) =>
        context.Features.Get<ConsoleVisit>() is null ? "; require-trusted-types-for 'script'; trusted-types 'none'" : "";

    // A source can name neither a path of a private scheme nor an IPv6 literal: there the scheme has to do.
    private static string Source(Uri target) => target.Scheme is "https" or "http" && target.HostNameType != UriHostNameType.IPv6
        ? target.GetLeftPart(UriPartial.Authority)
        : $"{target.Scheme}:";
}
