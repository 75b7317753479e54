using Microsoft.AspNetCore.Mvc;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>Which key of which organization, as the address says.</summary>
internal sealed record ApiKeyRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "keyId")] string KeyId);
