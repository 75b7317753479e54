namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>What <c>LIKE ... ESCAPE '\'</c> looks for.</summary>
internal static class LikePattern
{
    public const string Escape = @"\";

    /// <summary>Whatever holds the text. A bracket opens a set of characters in SQL Server.</summary>
    public static string Containing(string text) =>
        $"%{text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace("[", @"\[")}%";
}
