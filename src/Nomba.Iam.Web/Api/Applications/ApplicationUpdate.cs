using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>Which application is changed, and from which revision.</summary>
internal sealed record ApplicationUpdate(
    [FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "applicationId")] string ApplicationId, IfMatch IfMatch)
{
    public UpdateApplication ToMessage(UpdateApplicationRequest request) => new(RouteIds.Organization(AccountId), RouteIds.Application(ApplicationId))
    {
        Name = request.Name,
        Description = request.Description,
        RedirectUris = request.RedirectUris,
        AllowedPermissions = request.AllowedPermissions,
        AllowsAll = request.AllowAllPermissions ?? false,
        Expected = IfMatch.Expected,
    };
}
