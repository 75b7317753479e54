namespace Nomba.Iam.Web.Http;

/// <summary>Tells a person at a browser, who needs a page, from a program, which needs its own kind of error.</summary>
internal static class PersonRequest
{
    public static bool Is(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api")
        && !context.Request.Path.StartsWithSegments("/v1");
}
