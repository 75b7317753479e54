using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Usage;

/// <summary>The query string of the organization's totals.</summary>
internal sealed record UsageListQuery(
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<ListUsage> Read(OrganizationId organization, DateTimeOffset now)
    {
        List<Error> errors = [];
        var after = PageQuery.After<MemberId>(Cursor, errors);
        var read = new UsageQuery(From, To, "minute").Read(now);
        return read.TryGetValue(out var period) && errors.Count == 0
            ? new ListUsage(organization, period, PageQuery.Limit(Limit), after)
            : read.Errors.Concat(errors).ToArray();
    }
}
