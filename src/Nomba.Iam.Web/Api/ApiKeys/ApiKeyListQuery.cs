using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The query string of the key list.</summary>
internal sealed record ApiKeyListQuery(
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "tag")] string? Tag,
    [FromQuery(Name = "role")] string? Role,
    [FromQuery(Name = "environment")] string? Environment,
    [FromQuery(Name = "expiringBefore")] string? ExpiringBefore,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<ApiKeyFilter> Read()
    {
        List<Error> errors = [];
        var filter = new ApiKeyFilter(PageQuery.Limit(Limit), PageQuery.After<MemberId>(Cursor, errors), MemberStatuses.Read(Status, errors), Search)
        {
            Tag = Tag,
            Environment = ReadEnvironment(errors),
            ExpiringBefore = ReadDate(errors),
            Sort = ReadSort(errors),
        };
        return errors.Count == 0 ? filter : errors.ToArray();
    }

    private KeyEnvironment? ReadEnvironment(List<Error> errors)
    {
        var environment = KeyEnvironments.Find(Environment);
        if (Environment is not null && environment is null)
        {
            errors.Add(Error.Invalid("page.environment", "The environment is live or test.", "environment"));
        }

        return environment;
    }

    private DateTimeOffset? ReadDate(List<Error> errors)
    {
        if (ExpiringBefore is null)
        {
            return null;
        }

        if (QueryMoment.TryRead(ExpiringBefore, out var date))
        {
            return date;
        }

        errors.Add(Error.Invalid("page.expiring_before", "The date is written as 2027-01-31 or 2027-01-31T12:00:00Z.", "expiringBefore"));
        return null;
    }

    private ApiKeySort ReadSort(List<Error> errors)
    {
        switch (Sort)
        {
            case null or "-createdAt":
                return ApiKeySort.NewestFirst;
            case "createdAt":
                return ApiKeySort.OldestFirst;
            case "name":
                return ApiKeySort.NameAscending;
            case "-name":
                return ApiKeySort.NameDescending;
            default:
                errors.Add(Error.Invalid("page.sort", "The order is name, -name, createdAt or -createdAt.", "sort"));
                return ApiKeySort.NewestFirst;
        }
    }
}
