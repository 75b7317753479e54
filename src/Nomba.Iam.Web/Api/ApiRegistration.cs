using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Web.Api.ApiKeys;
using Nomba.Iam.Web.Api.Members;
using Nomba.Iam.Web.Api.OpenApi;
using Nomba.Iam.Web.Api.ResourceServers;
using Nomba.Iam.Web.Api.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api;

internal static class ApiRegistration
{
    private const string Prefix = "/api/v1/organizations/{accountId}";

    // The largest body is a key with a hundred accounts: 4 KB.
    private const int MaxBodyBytes = 64 * 1024;

    extension(IServiceCollection services)
    {
        /// <summary>The management API: bearer tokens, permissions, problem details and its two OpenAPI documents.</summary>
        public IServiceCollection AddManagementApi()
        {
            services.AddHttpContextAccessor();
            services.AddScoped<ICallerAccessor, CallerAccessor>();
            services.AddAuthentication().AddManagementScheme();
            services.AddAuthorization();
            services.AddScoped<IAuthorizationHandler, PermissionHandler>().AddScoped<IAuthorizationHandler, OperatorHandler>();
            services.AddProblems();
            services.AddOpenApi("v1", options => ApiDocument.Configure(options, OpenApiSpecVersion.OpenApi3_1));
            services.AddOpenApi("v1-3.0", options => ApiDocument.Configure(options, OpenApiSpecVersion.OpenApi3_0));
            services.AddOptions<DocsOptions>().BindConfiguration("Iam:Docs");
            return services;
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapManagementApi()
        {
            var api = Guarded(app.MapGroup(Prefix));
            api.MapApiKeys();
            api.MapMembers();
            api.MapRoles();
            var operators = Guarded(app.MapGroup("/api/v1/operator"));
            operators.MapResourceServers();
            app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
            app.MapApiReference();
        }
    }

    private static RouteGroupBuilder Guarded(RouteGroupBuilder group) =>
        group.DisableAntiforgery().AddEndpointFilter(NoStore).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));

    private static async ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }
}
