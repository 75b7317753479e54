using System.Globalization;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Dashboard;

/// <summary>Errors of a use case as a page shows them: a status for programs that look, and words beside the field that they are about.</summary>
internal static class Refusal
{
    extension(HttpContext context)
    {
        public void Refuse(Error error)
        {
            if (error.Kind == ErrorKind.NotFound)
            {
                // Until it is sent: the renderer throws a page away that says of itself that it is missing, for the site's own to take its place.
                context.Response.OnStarting(() =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
                return;
            }

            context.Response.StatusCode = StatusOf(error.Kind);
            if (error.RetryAfter is { } wait)
            {
                context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    extension(IReadOnlyList<Error> errors)
    {
        public string? Of(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

        /// <summary>What is wrong with nothing that has a place of its own on the page.</summary>
        public string? Besides(params IReadOnlyList<string> fields) => errors.FirstOrDefault(e => e.Field is null || !fields.Contains(e.Field))?.Message;
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Throttled => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
