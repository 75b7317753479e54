using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>A check that could not be made is 503 with a time to wait, not a fault of the request (RFC 7009 section 2.2.1).</summary>
internal sealed class AskToWait :
    IOpenIddictServerHandler<ApplyTokenResponseContext>,
    IOpenIddictServerHandler<ApplyIntrospectionResponseContext>,
    IOpenIddictServerHandler<ApplyRevocationResponseContext>
{
    private const string RetryAfterSeconds = "1";

    public ValueTask HandleAsync(ApplyTokenResponseContext context) => Answer(context.Transaction, context.Response);

    public ValueTask HandleAsync(ApplyIntrospectionResponseContext context) => Answer(context.Transaction, context.Response);

    public ValueTask HandleAsync(ApplyRevocationResponseContext context) => Answer(context.Transaction, context.Response);

    private static ValueTask Answer(OpenIddictServerTransaction transaction, OpenIddictResponse response)
    {
        if (response.Error == Errors.TemporarilyUnavailable && transaction.GetHttpRequest() is { } request)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return ValueTask.CompletedTask;
    }
}
