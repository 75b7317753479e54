using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Api.Accounts;

/// <summary>The path of one account.</summary>
internal sealed record AccountRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "subAccountId")] string SubAccountId)
{
    public OrganizationId Organization => RouteIds.Organization(AccountId);

    public AccountId Account => RouteIds.Account(SubAccountId);
}
