using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api;

/// <summary>The query string of the lists of organizations and of accounts.</summary>
internal sealed record StatusListQuery(
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<OrganizationFilter> ReadOrganizations()
    {
        List<Error> errors = [];
        var filter = new OrganizationFilter(
            PageQuery.Limit(Limit), PageQuery.After<OrganizationId>(Cursor, errors), ActivityStatuses.ReadOrganization(Status, errors), Search);
        return errors.Count == 0 ? filter : errors.ToArray();
    }

    public Result<AccountFilter> ReadAccounts()
    {
        List<Error> errors = [];
        var filter = new AccountFilter(PageQuery.Limit(Limit), PageQuery.After<AccountId>(Cursor, errors), ActivityStatuses.ReadAccount(Status, errors), Search);
        return errors.Count == 0 ? filter : errors.ToArray();
    }
}
