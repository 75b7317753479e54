using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// Refuses bodies that the readers behind it throw for: text in another encoding than UTF-8, and forms that are none, too large, or of too
/// many fields. A form is read here, once, after routing has set a smaller limit where there is one; whoever asks for it later gets the same.
/// The wire API, which has its own words, reads for itself.
/// </summary>
internal sealed class RequestBodies(RequestDelegate next)
{
    private const int MaxFormBytes = 64 * 1024;

    public static bool Covers(PathString path) => !path.StartsWithSegments("/v1");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsUtf8(context.Request.ContentType))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the body in UTF-8.");
        }
        else if (!context.Request.HasFormContentType)
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

    private static bool IsUtf8(string? contentType) =>
        contentType is null || !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase) || !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase);

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
    }

    private static Task RefuseAsync(HttpContext context, int status, string message) => context.Request.Path.StartsWithSegments("/oauth2")
        ? TypedResults.Json(new { error = "invalid_request", error_description = message }, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context)
        : StatusProblems.Describe(status).ExecuteAsync(context);
}
