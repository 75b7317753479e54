using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Contracts.Wire;

namespace Nomba.Iam.Web.Wire;

internal static class WireRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The Nomba wire API. Before other exception handlers: what is thrown under /v1 is answered in its envelope.</summary>
        public IServiceCollection AddWireApi(IConfiguration configuration)
        {
            services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection("Iam:RateLimits"))
                .Validate(o => o.PermitsPerSecond > 0, "Iam__RateLimits__PermitsPerSecond must be more than zero.").ValidateOnStart();
            services.AddSingleton<WireRateLimits>();
            services.AddExceptionHandler<WireExceptions>();
            services.AddScoped<IssueEndpoint>().AddScoped<RefreshEndpoint>().AddScoped<RevokeEndpoint>();
            return services;
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapWireApi()
        {
            var tokens = app.MapGroup("/v1/auth/token").AllowAnonymous().DisableAntiforgery().WithTags("Wire API");
            tokens.MapPost("/issue", (HttpContext context, [FromServices] IssueEndpoint issue) => ServeAsync(context, issue.HandleAsync))
                .WithName("issueToken").WithSummary("Credentials to access and refresh token").Produces<WireEnvelope<WireTokens>>();
            tokens.MapPost("/refresh", (HttpContext context, [FromServices] RefreshEndpoint refresh) => ServeAsync(context, refresh.HandleAsync))
                .WithName("refreshToken").WithSummary("A refresh token to new tokens").Produces<WireEnvelope<WireTokens>>();
            tokens.MapPost("/revoke", (HttpContext context, [FromServices] RevokeEndpoint revoke) => ServeAsync(context, revoke.HandleAsync))
                .WithName("revokeToken").WithSummary("Kill a token and all that descends from the same issuance").Produces<WireEnvelope<object>>();
            app.Map("/v1/{**rest}", () => WireAnswers.Fail(StatusCodes.Status404NotFound, WireCodes.NotFound, "Record not found"))
                .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
            foreach (var path in (string[])["issue", "refresh", "revoke"])
            {
                app.MapMethods($"/v1/auth/token/{path}", ["GET", "PUT", "PATCH", "DELETE", "HEAD"], RefuseMethod)
                    .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
            }
        }
    }

    private static async Task<IResult> ServeAsync(HttpContext context, Func<HttpContext, WireBody, Task<IResult>> handle)
    {
        context.Response.Headers.CacheControl = "no-store";
        var body = await WireBody.ReadAsync(context.Request);
        return context.RequestServices.GetRequiredService<WireRateLimits>().TryTake(context, body.Find(WireFields.ClientId))
            ? await handle(context, body)
            : WireAnswers.Fail(StatusCodes.Status429TooManyRequests, WireCodes.TooManyRequests, "Too many requests");
    }

    private static IResult RefuseMethod(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return WireAnswers.Fail(StatusCodes.Status405MethodNotAllowed, WireCodes.MethodNotAllowed, "Method not allowed");
    }
}
