using Microsoft.AspNetCore.Diagnostics;

namespace Nomba.Iam.Web.Http;

/// <summary>A body for refusals that the framework answers with a bare status: no such address, method, content type, or too much of it.</summary>
internal static class StatusProblems
{
    public static Task AnswerAsync(StatusCodeContext context) =>
        Describe(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    public static IResult Describe(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.Of(status, "route.not_found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "route.method", "This address does not answer that method. The Allow header names those that it does."),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(status, "request.too_large", "The body is larger than this address reads."),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(status, "request.content_type", "Send JSON in UTF-8, with the header Content-Type: application/json."),
        >= StatusCodes.Status500InternalServerError => Problems.Of(status, "service.error", "Something went wrong on our side. The request id helps us find it."),
        _ => Problems.Of(status, "request.malformed", "The request cannot be read."),
    };
}
