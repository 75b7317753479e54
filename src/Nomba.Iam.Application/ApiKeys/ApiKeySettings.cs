using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>What can be said of a key beside its name and roles. Absent leaves a part as it is, null clears it.</summary>
public sealed record ApiKeySettings
{
    public Patch<string?> Description { get; init; }

    public Patch<IReadOnlyList<string>?> Tags { get; init; }

    public Patch<string?> OwnerContact { get; init; }

    public RestrictionChange Restrictions { get; init; } = new();

    internal KeyDescription ApplyTo(KeyDescription current) => new(
        Description.IsPresent ? Written(Description.Value) : current.Text,
        Tags.IsPresent ? [.. (Tags.Value ?? []).Select(KeyDescription.TagOf).Order(StringComparer.Ordinal)] : current.Tags,
        OwnerContact.IsPresent ? Written(OwnerContact.Value) : current.OwnerContact);

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
