using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Nomba.Iam.Contracts.Wire;

namespace Nomba.Samples.MerchantApi.Http;

internal sealed partial class EnvelopeExceptions(ILogger<EnvelopeExceptions> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            var what = bad.InnerException is JsonException { Path: { } path } ? $"The field at {path} cannot be read" : "The request cannot be read";
            await Envelopes.Fail(bad.StatusCode, bad.StatusCode == 415 ? WireCodes.UnsupportedMediaType : WireCodes.BadRequest, what).ExecuteAsync(httpContext);
            return true;
        }

        RequestFailed(log, exception);
        await Envelopes.Fail(StatusCodes.Status500InternalServerError, WireCodes.ServerError, "Server error").ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "A request failed")]
    private static partial void RequestFailed(ILogger logger, Exception exception);
}
