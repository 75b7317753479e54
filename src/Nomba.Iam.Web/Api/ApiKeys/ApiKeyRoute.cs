using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The path of a key.</summary>
internal sealed record ApiKeyRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "keyId")] string KeyId)
{
    public OrganizationId Organization => RouteIds.Organization(AccountId);

    public MemberId Key => RouteIds.Member(KeyId);
}
