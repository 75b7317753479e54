namespace Nomba.Iam.Domain.Users;

/// <summary>What a guessing program gets for nothing.</summary>
internal static class PasswordGuess
{
    private const int ShortestRun = 4;

    // Walks that fingers take, and sequences that everybody knows; also backwards.
    private static readonly string[] Walks = WithReverse(
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "147258369", "qweasdzxc",
    ]);

    /// <summary>True for one part said twice or more, the last time perhaps cut short.</summary>
    public static bool Repeats(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many characters are left once known words, walks and repetitions of one character are taken out, longest first.</summary>
    public static int Unpredictable(string folded, IReadOnlyList<string> more)
    {
        var left = 0;
        for (var at = 0; at < folded.Length;)
        {
            var known = LongestAt(folded.AsSpan(at), more);
            left += known == 0 ? 1 : 0;
            at += Math.Max(known, 1);
        }

        return left;
    }

    private static int LongestAt(ReadOnlySpan<char> text, IReadOnlyList<string> more)
    {
        var longest = Math.Max(RepeatsOf(text), WalkAt(text));
        longest = Math.Max(longest, WordAt(text, CommonPasswords.Words));
        longest = Math.Max(longest, WordAt(text, more));
        return longest;
    }

    private static int WordAt(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && text.StartsWith(word, StringComparison.Ordinal) ? word.Length : longest;
        }

        return longest;
    }

    private static int WalkAt(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var walk in Walks)
        {
            for (var from = walk.IndexOf(text[0], StringComparison.Ordinal); from >= 0; from = walk.IndexOf(text[0], from + 1))
            {
                longest = Math.Max(longest, text.CommonPrefixLength(walk.AsSpan(from)));
            }
        }

        return longest >= ShortestRun ? longest : 0;
    }

    private static int RepeatsOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(text[0]);
        var length = end < 0 ? text.Length : end;
        return length >= ShortestRun ? length : 0;
    }

    private static string[] WithReverse(string[] walks) => [.. walks, .. walks.Select(w => new string([.. w.Reverse()]))];
}
