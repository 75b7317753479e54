namespace Nomba.Iam.Domain.Users;

/// <summary>How an e-mail address is written and compared.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;

    /// <summary>
    /// One @ with something on both sides, nothing invisible, and nothing that has a meaning of its own in a mail's header. Whether mail
    /// arrives there is what the link in it proves.
    /// </summary>
    public static bool LooksRight(string? text)
    {
        if (text is null || text.Length > MaxLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || "<>(),;:\"[]\\".Contains(c, StringComparison.Ordinal)))
        {
            return false;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= MaxLocalLength && at == text.LastIndexOf('@') && at < text.Length - 1 && text[at + 1] != '.' && text[^1] != '.';
    }

    /// <summary>The same for all spellings of one address: case does not count.</summary>
    public static string KeyOf(string email) => email.Trim().Normalize().ToUpperInvariant();

    public static bool AreSame(string left, string right) => KeyOf(left) == KeyOf(right);

    /// <summary>What stands before the @.</summary>
    public static string LocalPartOf(string email) => email.Split('@')[0];
}
