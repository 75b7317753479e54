using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>Which application the path names.</summary>
internal sealed record ApplicationPath([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "applicationId")] string ApplicationId)
{
    public OrganizationId Organization => RouteIds.Organization(AccountId);

    public ApplicationId Application => RouteIds.Application(ApplicationId);
}
