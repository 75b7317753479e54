using Nomba.Iam.Contracts.Http;
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
        ProblemField[]? fields = first.Kind == ErrorKind.Invalid || first.Field is not null
            ? [.. errors.Select(e => new ProblemField(e.Field, e.Code, e.Message))]
            : null;
        return new ProblemResult(StatusOf(first.Kind), first, fields);
    }

    /// <summary>For a request that names in its body what another names in its address: that it is not found is the fault of that field.</summary>
    public static IResult From(IReadOnlyList<Error> errors, Error notFound, string field) =>
        From([.. errors.Select(e => e == notFound ? e with { Field = field } : e)]);

    /// <summary>For a refusal by the protocol, which knows a status and nothing of our errors.</summary>
    public static IResult Of(int status, string code, string message) => new ProblemResult(status, Error.Invalid(code, message), null);

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Contradicting => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Outdated => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Throttled => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not right",
        StatusCodes.Status401Unauthorized => "Sign-in is needed",
        StatusCodes.Status403Forbidden => "A permission is missing",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "The method is not allowed here",
        StatusCodes.Status409Conflict => "The state does not allow it",
        StatusCodes.Status412PreconditionFailed => "It has changed meanwhile",
        StatusCodes.Status413PayloadTooLarge => "The request is too large",
        StatusCodes.Status415UnsupportedMediaType => "The content type is not read here",
        StatusCodes.Status422UnprocessableEntity => "It contradicts an earlier request",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Not available right now",
        _ => "Something went wrong",
    };

    private sealed class ProblemResult(int status, Error error, IReadOnlyList<ProblemField>? fields) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.CacheControl = "no-store";
            if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            {
                response.Headers.RetryAfter = RetryAfterSeconds;
            }

            var problem = new Problem(
                $"urn:nomba-iam:error:{error.Code}", TitleOf(status), status, error.Message, error.Code, httpContext.TraceIdentifier, fields);
            return Results.Json(problem, contentType: Problem.MediaType, statusCode: status).ExecuteAsync(httpContext);
        }
    }
}
