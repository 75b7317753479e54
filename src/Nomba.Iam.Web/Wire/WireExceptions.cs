using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Wire;

/// <summary>What was thrown below <see cref="WireRegistration.Prefix"/>, in the envelope. Other paths are left to the other handler.</summary>
internal sealed class WireExceptions(ILogger<WireExceptions> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(WireRegistration.Prefix))
        {
            return false;
        }

        await Describe(exception).WriteAsync(httpContext.Response, cancellationToken);
        return true;
    }

    private WireAnswer Describe(Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return WireAnswer.Of(WireErrors.TooLarge);
            case BadHttpRequestException or InvalidDataException:
                return WireAnswer.Of(WireErrors.Unreadable);
            case DbException or DbUpdateException { InnerException: DbException } or TimeoutException:
                Log.DatabaseUnavailable(log, exception);
                return WireAnswer.Of(WireFailure.Unavailable);
            default:
                Log.RequestFailed(log, exception);
                return WireAnswer.Of(WireFailure.ServerError);
        }
    }
}
