using Microsoft.AspNetCore.Mvc;

namespace Nomba.Iam.Web.Api.Members;

/// <summary>The query string of a list of invitations.</summary>
internal sealed record InvitationListQuery([FromQuery(Name = "limit")] string? Limit, [FromQuery(Name = "cursor")] string? Cursor);
