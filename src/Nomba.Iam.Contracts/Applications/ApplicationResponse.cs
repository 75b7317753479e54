namespace Nomba.Iam.Contracts.Applications;

/// <summary>An OAuth client of an organization. Never its secrets.</summary>
/// <param name="Id">The application's id, and its <c>client_id</c>.</param>
/// <param name="Name">Unique among the organization's applications that are not deleted, whatever the case. Shown to people who are asked to consent.</param>
/// <param name="Description">What it is for; null when nobody said.</param>
/// <param name="Kind"><c>public</c> or <c>confidential</c>; never changes.</param>
/// <param name="RedirectUris">Where codes may be sent: compared exactly, but for the port of a loopback address.</param>
/// <param name="AllowedPermissions">What it may ask for at most; null: all that its user holds.</param>
/// <param name="Status"><c>active</c>, <c>suspended</c> or <c>deleted</c>.</param>
/// <param name="StatusReason">Why it is suspended.</param>
/// <param name="StatusChangedAt">When its status changed last, in UTC.</param>
/// <param name="Secrets">At most two; none for a public application.</param>
/// <param name="Warnings">What its owner should know of its redirect URIs; empty when there is nothing.</param>
/// <param name="Revision">Raised by every change.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="CreatedBy">The member who registered it; null for the platform.</param>
public sealed record ApplicationResponse(
    Guid Id,
    string Name,
    string? Description,
    string Kind,
    IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string>? AllowedPermissions,
    string Status,
    string? StatusReason,
    DateTimeOffset? StatusChangedAt,
    IReadOnlyList<ApplicationSecretResponse> Secrets,
    IReadOnlyList<string> Warnings,
    int Revision,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy);
