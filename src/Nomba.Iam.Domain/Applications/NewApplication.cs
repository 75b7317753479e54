using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Applications;

/// <summary>What an application is made from.</summary>
public sealed record NewApplication(OrganizationId OrganizationId, string Name, ApplicationKind Kind, IReadOnlyList<string> RedirectUris)
{
    public string? Description { get; init; }

    public AllowedPermissions Allowed { get; init; } = AllowedPermissions.All;

    /// <summary>The member who registers it; null when the platform's operator does.</summary>
    public MemberId? CreatedBy { get; init; }
}
