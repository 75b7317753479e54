using Microsoft.AspNetCore.Mvc;

namespace Nomba.Iam.Web.Api.Usage;

/// <summary>The path to a key.</summary>
internal sealed record KeyRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "keyId")] string KeyId);
