namespace Nomba.Iam.Web.Tests.Users;

internal static class Locations
{
    /// <summary>Where an answer leads on this site, whether it says so in full or not.</summary>
    public static string OnSite(this Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
