using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message about one organization. Callers of another organization are told that there is no such thing.</summary>
public interface IOrganizationMessage
{
    OrganizationId OrganizationId { get; }
}
