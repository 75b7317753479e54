using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>The query string of the key list: <c>?status=&amp;search=&amp;limit=&amp;cursor=</c>.</summary>
internal sealed record ApiKeyListQuery(string? Status, string? Search, int? Limit, string? Cursor)
{
    private const int DefaultLimit = 50;

    public bool TryRead(out ApiKeyFilter filter)
    {
        var cursor = default(MemberId);
        var known = Status is null || MemberStatuses.TryParse(Status, out _);
        var valid = known && (Cursor is null || MemberId.TryParse(Cursor, null, out cursor));
        filter = new ApiKeyFilter(
            Limit ?? DefaultLimit,
            Cursor is null ? null : cursor,
            Status is not null && MemberStatuses.TryParse(Status, out var status) ? status : null,
            Search);
        return valid;
    }
}
