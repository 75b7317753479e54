using System.Text;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

/// <summary>
/// Which passwords may be chosen. The password is the only factor, so it is long (NIST SP 800-63B-4 section 3.1.1); what it is composed of
/// does not matter, unless it is what is tried first.
/// </summary>
public static class PasswordRules
{
    /// <summary>In Unicode code points, after normalisation.</summary>
    public const int MinLength = 15;

    /// <summary>In UTF-16 units: 128 of the longest code points.</summary>
    public const int MaxLength = 256;

    // What has to be left once everything is taken out that comes from a list.
    private const int MinUnpredictable = 8;

    /// <summary>NFKC: one password however a keyboard composes it. What is no Unicode stays as it is, and matches nothing that was chosen here.</summary>
    public static string Normalize(string password) => IsWellFormed(password) ? password.Normalize(NormalizationForm.FormKC) : password;

    public static Result Check(string password, PasswordContext context)
    {
        if (password.Length > MaxLength)
        {
            return PasswordErrors.TooLong(context.Field);
        }

        if (!IsWellFormed(password))
        {
            return PasswordErrors.Malformed(context.Field);
        }

        var normal = Normalize(password);
        return normal.EnumerateRunes().Count() < MinLength ? PasswordErrors.TooShort(context.Field) : CheckGuessing(normal, context);
    }

    private static Result CheckGuessing(string normal, PasswordContext context)
    {
        var folded = Fold(normal);
        if (PasswordGuess.Repeats(normal) || PasswordGuess.Repeats(folded))
        {
            return PasswordErrors.Repetition(context.Field);
        }

        // Nothing but signs folds to nothing: it is judged by its variety alone.
        if (folded.Length == 0)
        {
            return normal.EnumerateRunes().Distinct().Count() < MinUnpredictable / 2 ? PasswordErrors.Common(context.Field) : Result.Success;
        }

        if (PasswordGuess.Unpredictable(folded, []) < MinUnpredictable)
        {
            return PasswordErrors.Common(context.Field);
        }

        return PasswordGuess.Unpredictable(folded, WordsOf(context)) < MinUnpredictable ? PasswordErrors.Context(context.Field) : Result.Success;
    }

    private static IReadOnlyList<string> WordsOf(PasswordContext context)
    {
        var local = EmailAddress.LocalPartOf(context.Email);
        string[] words =
        [
            Fold(context.Email), Fold(local), .. local.Split('.', '-', '_', '+').Select(Fold),
            Fold(context.Organization ?? ""), .. (context.Organization ?? "").Split(' ').Select(Fold),
            "nombaiam", "nomba",
        ];
        return [.. words.Where(w => w.Length >= 3).Distinct(StringComparer.Ordinal)];
    }

    // Letters and digits without case: "P-a-s-s w.o.r.d" is no better than "password".
    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                return false;
            }
        }

        return true;
    }
}
