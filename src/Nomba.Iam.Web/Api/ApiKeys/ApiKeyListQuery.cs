using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The query string of the key list.</summary>
internal sealed record ApiKeyListQuery(
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<ApiKeyFilter> Read()
    {
        List<Error> errors = [];
        var filter = new ApiKeyFilter(PageQuery.Limit(Limit), PageQuery.After(Cursor, errors), MemberStatuses.Read(Status, errors), Search);
        return errors.Count == 0 ? filter : errors.ToArray();
    }
}
