using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>The query string of the application list.</summary>
internal sealed record ApplicationListQuery(
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<ApplicationFilter> Read()
    {
        List<Error> errors = [];
        var filter = new ApplicationFilter(PageQuery.Limit(Limit), PageQuery.After<ApplicationId>(Cursor, errors), ApplicationMapping.ReadStatus(Status, errors), Search);
        return errors.Count == 0 ? filter : errors.ToArray();
    }
}
