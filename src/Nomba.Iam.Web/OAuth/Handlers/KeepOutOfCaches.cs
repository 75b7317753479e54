using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>What introspection says is true at that moment and for that resource server: no cache on the way may keep it (RFC 7662 section 4).</summary>
internal sealed class KeepOutOfCaches : IOpenIddictServerHandler<ApplyIntrospectionResponseContext>
{
    public ValueTask HandleAsync(ApplyIntrospectionResponseContext context)
    {
        if (context.Transaction.GetHttpRequest() is { } request)
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
        }

        return ValueTask.CompletedTask;
    }
}
