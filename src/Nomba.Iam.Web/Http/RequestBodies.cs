using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// Refuses bodies that the readers behind it throw for: text in an encoding that they do not have, and forms that are none, too large, or of
/// too many fields. A form is read here, once, after routing has set a smaller limit where there is one; whoever asks for it later gets the
/// same. The management API takes no forms, and the wire API, which has its own words, reads for itself.
/// </summary>
internal sealed class RequestBodies(RequestDelegate next)
{
    private const int MaxFormBytes = 64 * 1024;

    private static readonly string[] Encodings = [Encoding.UTF8.WebName, Encoding.ASCII.WebName, Encoding.Latin1.WebName];

    public static bool Covers(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.Path.StartsWithSegments("/v1");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsKnownEncoding(context.Request.ContentType))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the body in UTF-8.");
        }
        else if (!context.Request.HasFormContentType || context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
        }
        else if (await CannotReadFormAsync(context) is { } status)
        {
            await RefuseAsync(context, status, "The form cannot be read.");
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsKnownEncoding(string? contentType) =>
        contentType is null || !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase) || !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || type.Charset.Length == 0 || Encodings.Contains(HeaderUtilities.RemoveQuotes(type.Charset).ToString(), StringComparer.OrdinalIgnoreCase);

    private static async Task<int?> CannotReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Min(limit.MaxRequestBodySize ?? MaxFormBytes, MaxFormBytes);
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The end is missing.
            return StatusCodes.Status400BadRequest;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        if (PersonRequest.Is(context))
        {
            // A page says so, shown as if it were asked for: what was sent is of no use to it.
            (context.Request.Method, context.Request.ContentType) = (HttpMethods.Get, null);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        return context.Request.Path.StartsWithSegments("/oauth2")
            ? TypedResults.Json(new { error = "invalid_request", error_description = message }, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context)
            : StatusProblems.Describe(status).ExecuteAsync(context);
    }
}
