using Microsoft.AspNetCore.Mvc;

namespace Nomba.Iam.Web.Api.Roles;

/// <summary>Which role of which organization, as the address says.</summary>
internal sealed record RoleRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "roleId")] string RoleId);
