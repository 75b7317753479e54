using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Nomba.Iam.Web.Http;

/// <summary>What was thrown, as a problem: a database that does not answer is 503, a body that cannot be read is the caller's, the rest is ours.</summary>
internal sealed class ExceptionProblems(ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (PersonRequest.Is(httpContext))
        {
            // The error page answers, and the framework logs.
            return false;
        }

        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Problems.Of(400, "request.malformed", $"The JSON cannot be read at {json.Path ?? "$"}."),
            BadHttpRequestException bad => Problems.Of(bad.StatusCode, bad.StatusCode == 413 ? "request.too_large" : "request.malformed", "The request cannot be read."),
            AntiforgeryValidationException => Problems.Of(400, "request.antiforgery", "The form is out of date. Go back, reload the page and try again."),
            DbException or DbUpdateException { InnerException: DbException } or TimeoutException => Unavailable(exception),
            _ => Failed(exception),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private IResult Unavailable(Exception exception)
    {
        Log.DatabaseUnavailable(log, exception);
        return Problems.Of(503, "service.unavailable", "The request could not be carried out right now. Try again in a moment.");
    }

    private IResult Failed(Exception exception)
    {
        Log.RequestFailed(log, exception);
        return Problems.Of(500, "service.error", "Something went wrong on our side. The request id helps us find it.");
    }
}
