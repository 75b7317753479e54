namespace Nomba.Iam.Contracts.Organizations;

/// <summary>An organization, as the platform's operators see it.</summary>
/// <param name="Id">The organization's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>active</c> or <c>suspended</c>.</param>
/// <param name="StatusReason">Why it is suspended; null while it is active.</param>
/// <param name="StatusChangedAt">When it was last suspended or resumed, UTC; null when never.</param>
/// <param name="ContactEmail">Where to reach it; null when nobody said.</param>
/// <param name="Website">Its site; null when nobody said.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Revision">Raised by every change.</param>
public sealed record OperatorOrganizationResponse(
    Guid Id,
    string Name,
    string Status,
    string? StatusReason,
    DateTimeOffset? StatusChangedAt,
    string? ContactEmail,
    string? Website,
    DateTimeOffset CreatedAt,
    int Revision);
