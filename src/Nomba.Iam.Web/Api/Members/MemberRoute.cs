using Microsoft.AspNetCore.Mvc;

namespace Nomba.Iam.Web.Api.Members;

/// <summary>Which member of which organization, as the address says.</summary>
internal sealed record MemberRoute([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "memberId")] string MemberId);
