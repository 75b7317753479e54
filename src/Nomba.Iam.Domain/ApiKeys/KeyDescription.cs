namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>What people write about a key. No token minds it.</summary>
/// <param name="Text">What it is for; null: nothing.</param>
/// <param name="Tags">Lower case, each once, in order.</param>
/// <param name="OwnerContact">Whom to ask about it; null: nobody.</param>
public sealed record KeyDescription(string? Text, IReadOnlyList<string> Tags, string? OwnerContact)
{
    public const int TextMaxLength = 500;
    public const int MaxTags = 20;
    public const int TagMaxLength = 50;
    public const int OwnerContactMaxLength = 200;

    public static readonly KeyDescription None = new(null, [], null);

    /// <summary>A tag as it is kept and compared.</summary>
    public static string TagOf(string text) => text.Trim().ToLowerInvariant();

    public bool Equals(KeyDescription? other) =>
        other is not null && (Text, OwnerContact) == (other.Text, other.OwnerContact) && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Text, OwnerContact, Tags.Count);
}
