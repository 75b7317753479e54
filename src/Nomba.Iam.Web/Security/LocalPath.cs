namespace Nomba.Iam.Web.Security;

/// <summary>Where to go after signing in: on this site or nowhere, or the sign-in page would lend its name to any other.</summary>
internal static class LocalPath
{
    public const string Home = "/";

    /// <summary>The path when it stays on this site, else the home page.</summary>
    public static string OrHome(string? path) => IsLocal(path) ? path! : Home;

    // "//host" and "/\host" are other sites to a browser, and it drops tabs and line breaks before it looks.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
