using System.Security.Cryptography;

namespace Nomba.Iam.Domain.Users;

/// <summary>A recovery code in plaintext: 79 random bits, shown once and kept by the person alone.</summary>
public sealed class RecoveryCodeText
{
    /// <summary>What a person may type, with room for spaces and hyphens.</summary>
    public const int MaxTyped = 40;

    private const int Length = 16;
    private const int GroupLength = 4;

    // Without the letters and digits that handwriting confuses (0 o, 1 i l).
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly string _value;

    private RecoveryCodeText(string value) => _value = value;

    public static RecoveryCodeText Generate() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>What was typed, as it is hashed: case, spaces and hyphens do not matter.</summary>
    public static RecoveryCodeText Read(string? typed) =>
        new(new string([.. (typed ?? "").Where(c => c is not (' ' or '-')).Select(char.ToLowerInvariant)]));

    /// <summary>The plaintext as it is shown, in groups.</summary>
    public string Reveal() => string.Join('-', _value.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The plaintext as it is hashed.</summary>
    public string RevealNormalized() => _value;

    public override string ToString() => nameof(RecoveryCodeText);
}
