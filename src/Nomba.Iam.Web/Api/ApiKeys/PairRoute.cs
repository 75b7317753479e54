using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.ApiKeys;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The path to one of a key's credential pairs.</summary>
internal sealed record PairRoute(
    [FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "keyId")] string KeyId, [FromRoute(Name = "environment")] string Environment)
{
    public SecretTarget Target => new(RouteIds.Organization(AccountId), RouteIds.Member(KeyId), RouteIds.Environment(Environment));
}
