using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>The query string of both lists of consents.</summary>
internal sealed record ConsentListQuery([FromQuery(Name = "limit")] string? Limit, [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<ConsentSlice> Read()
    {
        List<Error> errors = [];
        var before = PageQuery.After<ConsentId>(Cursor, errors);
        return errors.Count == 0 ? new ConsentSlice(PageQuery.Limit(Limit), before) : errors.ToArray();
    }
}

/// <summary>Which part of a list of consents.</summary>
internal sealed record ConsentSlice(int Limit, ConsentId? Before);
