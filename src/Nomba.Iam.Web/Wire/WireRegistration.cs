using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Wire.Grants;

namespace Nomba.Iam.Web.Wire;

internal static class WireRegistration
{
    /// <summary>Everything below answers in the envelope, what goes wrong and what does not exist included.</summary>
    public const string Prefix = "/v1";

    extension(IServiceCollection services)
    {
        /// <summary>The Nomba wire API. Before any other exception handler: its paths answer exceptions in the envelope.</summary>
        public IServiceCollection AddWireApi(IConfiguration configuration)
        {
            services.AddRateLimits(configuration);
            services.AddExceptionHandler<WireExceptions>();
            services.AddScoped<KeyCredentials>().AddScoped<RefreshHandle>().AddScoped<CodeExchange>();
            services.AddScoped<IssueEndpoint>().AddScoped<RefreshEndpoint>().AddScoped<RevokeEndpoint>().AddScoped<AccessEndpoint>();
            return services;
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapWireApi()
        {
            app.MapWire<IssueEndpoint>().WithName("issueToken").WithSummary("Credentials to access and refresh token").Produces<WireEnvelope<WireTokens>>();
            app.MapWire<RefreshEndpoint>().WithName("refreshToken").WithSummary("A refresh token to new tokens").Produces<WireEnvelope<WireTokens>>();
            app.MapWire<RevokeEndpoint>().WithName("revokeToken").WithSummary("Kill a token and all that descends from the same issuance")
                .Produces<WireEnvelope<object>>();
            app.MapWire<AccessEndpoint>().WithName("changeAccountAccess").WithSummary("Give a key access to one account, or take it away")
                .Produces<WireEnvelope<WireAccess>>();
            app.Map(Prefix + "/{**rest}", WireRoute.NotFoundAsync).AllowAnonymous();
        }

        private RouteHandlerBuilder MapWire<TEndpoint>()
            where TEndpoint : class, IWireEndpoint
        {
            // Without it a wrong method would find the path below it all, and be told that there is nothing here.
            app.Map(TEndpoint.Path, WireRoute.RefuseMethodAsync<TEndpoint>).AllowAnonymous();

            // As a delegate, because only those are described in the OpenAPI document.
            Delegate handle = WireRoute.HandleAsync<TEndpoint>;
            return app.MapMethods(TEndpoint.Path, [TEndpoint.Method], handle).AllowAnonymous().DisableAntiforgery().WithTags("Wire API");
        }
    }
}
