using System.Globalization;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Application.Pipeline;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// The <c>If-Match</c> header (RFC 9110 section 13.1.1): the change is made only to the revision that one of its tags names. Without the
/// header, or with <c>*</c>, to any. A weak tag, or one that we never gave, matches nothing.
/// </summary>
internal sealed record IfMatch(ExpectedRevision Expected)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context) => ValueTask.FromResult(new IfMatch(Read(context.Request.Headers.IfMatch.ToString())));

    /// <summary>An answer with the tag that names this revision; to a reader who has that revision already (If-None-Match, section 13.1.2) only 304.</summary>
    public static IResult Ok<T>(T body, int revision) => new TaggedResult(Results.Ok(body), revision);

    /// <summary>The same for something new.</summary>
    public static IResult Created<T>(string location, T body, int revision) => new TaggedResult(Results.Created(location, body), revision);

    private static ExpectedRevision Read(string header)
    {
        if (string.IsNullOrWhiteSpace(header) || header.Trim() == "*")
        {
            return ExpectedRevision.Any;
        }

        return EntityTagHeaderValue.TryParseList([header], out var tags)
            ? ExpectedRevision.OneOf([.. tags.Where(t => !t.IsWeak).Select(t => RevisionOf(t.Tag.AsSpan())).OfType<int>()])
            : ExpectedRevision.OneOf([]);
    }

    private static int? RevisionOf(ReadOnlySpan<char> tag) =>
        tag is ['"', 'r', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    private sealed class TaggedResult(IResult answer, int revision) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var tag = string.Create(CultureInfo.InvariantCulture, $"\"r{revision}\"");
            httpContext.Response.Headers.ETag = tag;
            if (!HttpMethods.IsGet(httpContext.Request.Method) || !IfNoneMatch.Names(httpContext.Request, tag))
            {
                return answer.ExecuteAsync(httpContext);
            }

            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
    }
}
