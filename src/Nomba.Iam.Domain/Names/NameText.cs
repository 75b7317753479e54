using System.Globalization;
using System.Text;

namespace Nomba.Iam.Domain.Names;

/// <summary>
/// What people may call things, and say about them in a line. Names go into mail subjects and onto the page that asks for consent: nobody may
/// hide one, turn it around, or make two that look the same.
/// </summary>
public static class NameText
{
    // Persian, the scripts of India and emoji need them between letters.
    private static readonly Rune[] Joiners = [new(0x200C), new(0x200D)];

    // Letters, a mark and a symbol by their category, and nothing to see: fillers of Hangul, the grapheme joiner, the empty Braille pattern.
    private static readonly Rune[] Blanks = [new(0x034F), new(0x115F), new(0x1160), new(0x2800), new(0x3164), new(0xFFA0)];

    /// <summary>Whether there is anything to see.</summary>
    public static bool IsVisible(string? text) => text is not null && text.EnumerateRunes().Any(IsVisible);

    /// <summary>No control characters, no line breaks, nothing that cannot be seen, and nothing that turns the direction of what follows (UAX #9).</summary>
    public static bool IsPlain(string? text) => text is null || !text.EnumerateRunes().Any(IsHidden);

    private static bool IsVisible(Rune rune) => !IsHidden(rune) && !Joiners.Contains(rune) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned);

    private static bool IsHidden(Rune rune) => Blanks.Contains(rune) || (!Joiners.Contains(rune) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
