using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Api.Organizations;

internal static class OrganizationMapping
{
    public static OrganizationResponse ToResponse(this Organization organization) => new(
        organization.Id.Value,
        organization.Name,
        ActivityStatuses.Name(organization.Status),
        organization.ContactEmail,
        organization.Website,
        organization.RequiresSecondFactor,
        organization.CreatedAt,
        organization.Revision);

    public static MyOrganizationResponse ToResponse(this OwnOrganization own) => new(
        own.Organization.Id.Value, own.Organization.Name, ActivityStatuses.Name(own.Organization.Status), own.MemberId.Value, own.Roles);

    public static OperatorOrganizationResponse ToOperatorResponse(this Organization organization) => new(
        organization.Id.Value,
        organization.Name,
        ActivityStatuses.Name(organization.Status),
        organization.StatusReason,
        organization.StatusChangedAt,
        organization.ContactEmail,
        organization.Website,
        organization.CreatedAt,
        organization.Revision);
}
