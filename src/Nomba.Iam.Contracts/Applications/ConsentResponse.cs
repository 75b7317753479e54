namespace Nomba.Iam.Contracts.Applications;

/// <summary>That an application may act for a person in an organization.</summary>
/// <param name="Id">The consent's id.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="ApplicationName">Its name.</param>
/// <param name="OrganizationId">The organization in which it acts.</param>
/// <param name="OrganizationName">Its name.</param>
/// <param name="MemberId">The person as a member of that organization.</param>
/// <param name="Email">The person's e-mail address.</param>
/// <param name="Permissions">What was agreed to, by name.</param>
/// <param name="Scopes">Scopes of OpenID Connect that were agreed to.</param>
/// <param name="FirstGivenAt">In UTC.</param>
/// <param name="LastGivenAt">When the person was asked last and agreed, in UTC.</param>
public sealed record ConsentResponse(
    Guid Id,
    Guid ApplicationId,
    string ApplicationName,
    Guid OrganizationId,
    string OrganizationName,
    Guid MemberId,
    string Email,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Scopes,
    DateTimeOffset FirstGivenAt,
    DateTimeOffset LastGivenAt);
