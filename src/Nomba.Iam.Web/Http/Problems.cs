using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

/// <summary>Errors as problem details (RFC 9457): the only place that translates them for the management API.</summary>
internal static class Problems
{
    private const string RetryAfterSeconds = "1";

    public static IResult From(Error error) => From([error]);

    public static IResult From(IReadOnlyList<Error> errors)
    {
        var first = errors[0];
        var problem = Describe(StatusOf(first.Kind), first.Code, first.Message);
        if (first.Kind == ErrorKind.Invalid)
        {
            problem.Extensions["errors"] = errors.Select(e => new { field = e.Field, code = e.Code, message = e.Message }).ToArray();
        }

        return new ProblemResult(problem);
    }

    public static IResult Of(int status, string code, string message) => new ProblemResult(Describe(status, code, message));

    private static ProblemDetails Describe(int status, string code, string message) => new()
    {
        Status = status,
        Type = $"urn:nomba-iam:error:{code}",
        Title = TitleOf(status),
        Detail = message,
        Extensions = { ["code"] = code },
    };

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Throttled => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not right",
        StatusCodes.Status401Unauthorized => "Sign-in is needed",
        StatusCodes.Status403Forbidden => "A permission is missing",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "The method is not allowed here",
        StatusCodes.Status409Conflict => "The state does not allow it",
        StatusCodes.Status413PayloadTooLarge => "The request is too large",
        StatusCodes.Status415UnsupportedMediaType => "The content type is not read here",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Not available right now",
        _ => "Something went wrong",
    };

    private sealed class ProblemResult(ProblemDetails problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            problem.Extensions["requestId"] = httpContext.TraceIdentifier;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            return TypedResults.Problem(problem).ExecuteAsync(httpContext);
        }
    }
}
