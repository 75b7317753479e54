using Microsoft.Extensions.Options;
using Nomba.Iam.Web.Security;
using Scalar.AspNetCore;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>The API reference for people, under <c>/docs</c>: all of it from this host.</summary>
internal static class ApiReference
{
    private const string Address = "/docs";

    // The package's own page has a script inline, for which the policy would have to be opened.
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
            <title>Nomba IAM API</title>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="/favicon.svg">
            <link rel="stylesheet" href="/css/inter.css">
        </head>
        <body>
            <div id="app"></div>
            <noscript>This page needs JavaScript. The same is in <a href="/openapi/v1.json">/openapi/v1.json</a>.</noscript>
            <script src="/docs/scalar.js"></script>
            <script src="/js/docs.js"></script>
        </body>
        </html>

        """;

    extension(IEndpointRouteBuilder app)
    {
        public void MapApiReference()
        {
            if (app.ServiceProvider.GetRequiredService<IOptions<DocsOptions>>().Value.Enabled)
            {
                app.MapScalarApiReference(Address).AllowAnonymous().AddEndpointFilter(AnswerAsync);
            }
        }
    }

    // The package serves its script; the page is ours.
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Path.Value!.EndsWith(".js", StringComparison.Ordinal))
        {
            return await next(context);
        }

        if (http.Request.Path.Value.TrimEnd('/') != Address)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = ContentPolicy.ForApiReference;
        return Results.Content(Page, "text/html; charset=utf-8");
    }
}
