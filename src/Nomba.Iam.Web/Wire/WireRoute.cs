using System.Globalization;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Wire;

/// <summary>What all operations have in common: the body, the rate limit, and an envelope whatever happens.</summary>
internal static class WireRoute
{
    public static async Task HandleAsync<TEndpoint>(HttpContext context)
        where TEndpoint : class, IWireEndpoint
    {
        var answer = await AnswerAsync<TEndpoint>(context);
        await answer.WriteAsync(context.Response, context.RequestAborted);
    }

    public static Task NotFoundAsync(HttpContext context) =>
        WireAnswer.Of(WireErrors.NoSuchPath).WriteAsync(context.Response, context.RequestAborted);

    public static Task RefuseMethodAsync<TEndpoint>(HttpContext context)
        where TEndpoint : class, IWireEndpoint
    {
        context.Response.Headers.Allow = TEndpoint.Method;
        return WireAnswer.Of(WireErrors.MethodNotAllowed(TEndpoint.Method)).WriteAsync(context.Response, context.RequestAborted);
    }

    private static async ValueTask<WireAnswer> AnswerAsync<TEndpoint>(HttpContext context)
        where TEndpoint : class, IWireEndpoint
    {
        var read = await WireBodyReader.ReadAsync(context.Request, TEndpoint.Fields, context.RequestAborted);
        if (!read.TryGetValue(out var body))
        {
            return WireAnswer.Of(read.Error);
        }

        var request = new WireRequest(context.Request, body);
        return IsAdmitted(context, request)
            ? await context.RequestServices.GetRequiredService<TEndpoint>().AnswerAsync(request, context.RequestAborted)
            : WireAnswer.Of(WireErrors.TooManyRequests);
    }

    // A refresh names no client: then the organization stands for it.
    private static bool IsAdmitted(HttpContext context, WireRequest request)
    {
        request.TryReadClient(out var client);
        var limited = client ?? request.Account?.Id.Value ?? Guid.Empty;
        var permit = context.RequestServices.GetRequiredService<RateLimits>().Take(context.Connection.RemoteIpAddress, limited);
        var headers = context.Response.Headers;
        headers["X-Rate-Limit-Limit"] = permit.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-Rate-Limit-Remaining"] = permit.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-Rate-Limit-Window"] = "1s";
        return permit.IsGranted;
    }
}
