using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Contracts.Wire;

namespace Nomba.Iam.Web.Wire;

/// <summary>What was thrown under /v1, in the wire envelope.</summary>
internal sealed class WireExceptions(ILogger<WireExceptions> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/v1"))
        {
            return false;
        }

        var answer = exception switch
        {
            WireFault fault => WireAnswers.Fail(fault.Status, fault.Code, fault.Message),
            BadHttpRequestException => WireAnswers.Fail(StatusCodes.Status400BadRequest, WireCodes.BadRequest, "The request cannot be read"),
            DbException or DbUpdateException { InnerException: DbException } or TimeoutException => Unavailable(exception),
            _ => Failed(exception),
        };
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    private WireAnswers.Unavailable Unavailable(Exception exception)
    {
        Http.Log.DatabaseUnavailable(log, exception);
        return new WireAnswers.Unavailable();
    }

    private IResult Failed(Exception exception)
    {
        Http.Log.RequestFailed(log, exception);
        return WireAnswers.Fail(StatusCodes.Status500InternalServerError, WireCodes.ServerError, "Server error");
    }
}
