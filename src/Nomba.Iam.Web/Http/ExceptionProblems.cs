using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

/// <summary>What was thrown, as a problem: a database that does not answer is 503, a body that cannot be read is the caller's, the rest is ours.</summary>
internal sealed class ExceptionProblems(ILogger<ExceptionProblems> log)
{
    // The name of a member is the client's text: nothing long is repeated.
    private const int FieldMaxLength = 100;

    public Task AnswerAsync(HttpContext context)
    {
        var problem = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Unreadable(json),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => Problems.Of(StatusCodes.Status400BadRequest, "request.malformed", "Send a JSON object as the body."),
            BadHttpRequestException bad => StatusProblems.Describe(bad.StatusCode),
            var exception when IsOfDatabase(exception) => Unavailable(exception),
            var exception => Failed(exception),
        };
        return problem.ExecuteAsync(context);
    }

    // The position, never the value: it may be a secret in the wrong place.
    private static IResult Unreadable(JsonException exception)
    {
        var field = FieldOf(exception);
        return Problems.From(Error.Invalid(
            "request.malformed",
            exception is RefusedValueException ? exception.Message
                : field is null ? "The body is not JSON of the form that is read here."
                : $"The member {field} is unknown, repeated, or not of the type that is read here.",
            field));
    }

    private static string? FieldOf(JsonException exception)
    {
        var path = exception is RefusedValueException { Member: { Length: > 0 } member } ? $"{exception.Path}.{member}" : exception.Path;
        return path is { Length: <= FieldMaxLength } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
    }

    // Providers wrap what a database says, and a lost connection, in exceptions of their own.
    private static bool IsOfDatabase(Exception? exception) =>
        exception is DbException or TimeoutException || (exception is not null && IsOfDatabase(exception.InnerException));

    private IResult Unavailable(Exception exception)
    {
        Log.DatabaseUnavailable(log, exception);
        return Problems.From(new Error(ErrorKind.Unavailable, "service.unavailable", "The request could not be carried out right now. Try again in a moment."));
    }

    private IResult Failed(Exception exception)
    {
        Log.RequestFailed(log, exception);
        return StatusProblems.Describe(StatusCodes.Status500InternalServerError);
    }
}
