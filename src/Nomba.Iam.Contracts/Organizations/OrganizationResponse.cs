namespace Nomba.Iam.Contracts.Organizations;

/// <summary>An organization, as its members see it.</summary>
/// <param name="Id">The wire API's <c>accountId</c> and <c>businessId</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>active</c> or <c>suspended</c>.</param>
/// <param name="ContactEmail">Where to reach it; null when nobody said.</param>
/// <param name="Website">Its site; null when nobody said.</param>
/// <param name="RequiresSecondFactor">Whether nobody acts in it who signed in with a password alone.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Revision">Raised by every change.</param>
public sealed record OrganizationResponse(
    Guid Id, string Name, string Status, string? ContactEmail, string? Website, bool RequiresSecondFactor, DateTimeOffset CreatedAt, int Revision);
