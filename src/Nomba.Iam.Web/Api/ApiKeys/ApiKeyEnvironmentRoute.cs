using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The path of one credential pair of a key.</summary>
internal sealed record ApiKeyEnvironmentRoute(
    [FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "keyId")] string KeyId, [FromRoute(Name = "environment")] string Environment)
{
    public OrganizationId Organization => RouteIds.Organization(AccountId);

    public MemberId Key => RouteIds.Member(KeyId);

    /// <summary>Null for a text that names none.</summary>
    public KeyEnvironment? Pair => KeyEnvironments.Find(Environment);

    /// <summary>The pair's secrets; of a text that names no pair, those of nothing.</summary>
    public SecretTarget Target => new(Organization, Key, Pair ?? default);
}
