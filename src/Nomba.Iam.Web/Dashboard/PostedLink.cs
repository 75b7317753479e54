namespace Nomba.Iam.Web.Dashboard;

/// <summary>The secret of a link as a form brings it.</summary>
internal static class PostedLink
{
    private const string Mark = "token=";

    /// <param name="token">What the page's script took from the address.</param>
    /// <param name="link">What a person copied where no script runs: all of the link, or what is behind its last sign.</param>
    public static string TokenIn(string? token, string? link)
    {
        if (!string.IsNullOrEmpty(token))
        {
            return token;
        }

        var text = (link ?? "").Trim();
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? text : text[(at + Mark.Length)..];
    }
}
