using Microsoft.AspNetCore.Diagnostics;
using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.ResourceServer;

namespace Nomba.Samples.MerchantApi.Http;

/// <summary>Every answer of this API in the wire envelope: "00" with 200, and nothing else with "00".</summary>
internal static class Envelopes
{
    public static IResult Ok<T>(T data) => Results.Json(new WireEnvelope<T>(WireCodes.Success, "Success", data));

    public static IResult NotFound() => Fail(StatusCodes.Status404NotFound, WireCodes.NotFound, "Record not found");

    public static IResult Bad(string description) => Fail(StatusCodes.Status400BadRequest, WireCodes.BadRequest, description);

    public static IResult Unauthorized() => Fail(StatusCodes.Status401Unauthorized, WireCodes.Unauthorized, "Unauthorized");

    public static IResult Forbidden() => Fail(StatusCodes.Status403Forbidden, WireCodes.Forbidden, "Forbidden");

    public static IResult Fail(int status, string code, string description) =>
        Results.Json(new WireEnvelope<object>(code, description, null), statusCode: status);

    /// <summary>The SDK's refusals, in this API's words; status and headers are set.</summary>
    public static Task WriteFailureAsync(HttpContext context, NombaFailure failure) => failure.Status switch
    {
        StatusCodes.Status403Forbidden => Forbidden().ExecuteAsync(context),
        StatusCodes.Status400BadRequest => Bad(failure.Description).ExecuteAsync(context),
        StatusCodes.Status503ServiceUnavailable => Fail(failure.Status, WireCodes.Unavailable, failure.Description).ExecuteAsync(context),
        _ => Unauthorized().ExecuteAsync(context),
    };

    /// <summary>What routing refuses by itself: unknown path, method, content type.</summary>
    public static Task WriteStatusAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var description = status switch
        {
            StatusCodes.Status404NotFound => "Record not found",
            StatusCodes.Status405MethodNotAllowed => "Method not allowed",
            StatusCodes.Status415UnsupportedMediaType => "Unsupported media type",
            _ => "The request cannot be answered",
        };
        return Fail(status, status.ToString(System.Globalization.CultureInfo.InvariantCulture), description).ExecuteAsync(context.HttpContext);
    }
}
