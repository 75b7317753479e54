using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>A page of consents; <paramref name="Next"/> is null on the last one.</summary>
public sealed record ConsentPage(IReadOnlyList<ConsentListing> Items, ConsentId? Next)
{
    /// <summary>Of at most one more than fit.</summary>
    internal static ConsentPage Of(IReadOnlyList<ConsentListing> found, int limit) =>
        new([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Consent.Id : null);
}
