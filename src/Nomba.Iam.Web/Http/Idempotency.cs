using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header-07): a client that did not get the answer sends the request again
/// under the same key, and gets the first answer, not a second thing. A key belongs to its caller, organization and route, for 24 hours. Only what
/// was done is kept: a refusal changed nothing, and the request may be made again. The same caller sees a secret in its answer again.
/// </summary>
internal sealed class Idempotency(IIdempotencyKeys keys, ICallerAccessor callers, TimeProvider time, ILogger<Idempotency> log)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int KeyMaxLength = 255;

    public async Task<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var sent = context.HttpContext.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return await next(context);
        }

        if (sent.Count > 1 || Read(sent[0]!) is not { } key)
        {
            return Problems.From(IdempotencyErrors.Malformed);
        }

        var request = new IdempotentRequest(Scope(context.HttpContext, key), Fingerprint(context), Guid.CreateVersion7(time.GetUtcNow()));
        return await keys.ClaimAsync(request, context.HttpContext.RequestAborted) switch
        {
            IdempotencyClaim.Granted => await CarryOutAsync(context, next, request),
            IdempotencyClaim.Answered { Answer: var answer } => new RepeatedResult(answer),
            IdempotencyClaim.InFlight => Problems.From(PipelineErrors.RequestInFlight),
            IdempotencyClaim.Differs => Problems.From(IdempotencyErrors.Differs),
            IdempotencyClaim.AnswerLost => Problems.From(IdempotencyErrors.AnswerLost),
            _ => throw new InvalidOperationException("A closed union has no other case."),
        };
    }

    private async Task<object?> CarryOutAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IdempotentRequest request)
    {
        IdempotentAnswer? answer = null;
        try
        {
            answer = await RecordAsync(context.HttpContext, await next(context));
        }
        finally
        {
            // Even when the client hung up: a claim that nobody gives back holds its key for a minute.
            if (answer is not { Status: >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices })
            {
                await keys.ReleaseAsync(request, CancellationToken.None);
            }
        }

        if (answer.Status < StatusCodes.Status300MultipleChoices)
        {
            await KeepAsync(request, answer);
        }

        await context.HttpContext.Response.Body.WriteAsync(answer.Body, context.HttpContext.RequestAborted);
        return Results.Empty;
    }

    // The change is made and confirmed: an answer that cannot be kept is given all the same.
    private async Task KeepAsync(IdempotentRequest request, IdempotentAnswer answer)
    {
        try
        {
            await keys.CompleteAsync(request, answer, CancellationToken.None);
        }
        catch (DbException exception)
        {
            Log.AnswerNotKept(log, exception);
        }
    }

    private static async Task<IdempotentAnswer> RecordAsync(HttpContext context, object? result)
    {
        var (response, body) = (context.Response, context.Response.Body);
        using var recorded = new MemoryStream();
        response.Body = recorded;
        try
        {
            await ((IResult)result!).ExecuteAsync(context);
        }
        finally
        {
            response.Body = body;
        }

        return new IdempotentAnswer(
            response.StatusCode, response.ContentType, response.Headers.Location.FirstOrDefault(), response.Headers.ETag.FirstOrDefault(), recorded.ToArray());
    }

    // A structured-field string (RFC 9651 section 3.3.3), or the bare text that many clients send.
    private static string? Read(string text)
    {
        var key = text is ['"', .. var quoted, '"'] ? quoted : text;
        return key.Length is > 0 and <= KeyMaxLength && key.All(c => c is > ' ' and <= '~' and not ('"' or '\\')) ? key : null;
    }

    private string Scope(HttpContext context, string key)
    {
        var caller = callers.Caller;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return Hash($"{caller.MemberId}\n{caller.UserId}\n{context.Request.Method} {route}\n{context.Request.Path}\n{key}");
    }

    private static string Fingerprint(EndpointFilterInvocationContext context)
    {
        var bodies = context.Arguments.Where(a => a?.GetType().Name.EndsWith("Request", StringComparison.Ordinal) == true).Select(a => JsonSerializer.Serialize(a, a!.GetType()));
        return Hash($"{context.HttpContext.Request.QueryString}\n{string.Join('\n', bodies)}");
    }

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class RepeatedResult(IdempotentAnswer answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
            response.Headers.Location = answer.Location;
            response.Headers.ETag = answer.ETag;
            response.Headers[ReplayedHeader] = "true";
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}
