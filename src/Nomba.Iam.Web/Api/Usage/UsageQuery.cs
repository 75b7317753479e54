using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Usage;

/// <summary>The period in a query string. Without one it is the last day, by the hour.</summary>
internal sealed record UsageQuery(
    [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "resolution")] string? Resolution)
{
    public Result<UsagePeriod> Read(DateTimeOffset now)
    {
        List<Error> errors = [];
        var to = Moment(To, "to", errors) ?? now;
        var from = Moment(From, "from", errors) ?? to.AddDays(-1);
        UsageResolution? resolution = Resolution switch
        {
            null or "hour" => UsageResolution.Hour,
            "minute" => UsageResolution.Minute,
            "day" => UsageResolution.Day,
            _ => null,
        };
        if (resolution is null)
        {
            errors.Add(Error.Invalid("usage.resolution", "A resolution is minute, hour or day.", "resolution"));
        }

        return errors.Count == 0 ? new UsagePeriod(from, to, resolution!.Value) : errors.ToArray();
    }

    // Two centuries are more than anybody counts, and far from where dates run out.
    private static DateTimeOffset? Moment(string? text, string field, List<Error> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (QueryMoment.TryRead(text, out var moment) && moment.Year is >= 2000 and < 2200)
        {
            return moment;
        }

        errors.Add(Error.Invalid("usage.period", "A moment is written as in RFC 3339: 2026-11-24T12:00:00Z.", field));
        return null;
    }
}
