using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Web.Api.Accounts;
using Nomba.Iam.Web.Api.ApiKeys;
using Nomba.Iam.Web.Api.Applications;
using Nomba.Iam.Web.Api.Audit;
using Nomba.Iam.Web.Api.Members;
using Nomba.Iam.Web.Api.OpenApi;
using Nomba.Iam.Web.Api.Operators;
using Nomba.Iam.Web.Api.Organizations;
using Nomba.Iam.Web.Api.ResourceServers;
using Nomba.Iam.Web.Api.Roles;
using Nomba.Iam.Web.Api.Tokens;
using Nomba.Iam.Web.Api.Usage;
using Nomba.Iam.Web.Api.Users;
using Nomba.Iam.Web.Api.Webhooks;
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
            services.AddSingleton<ICallerAddress, CallerAddress>();
            services.AddAuthentication().AddManagementScheme().AddResourceServers();
            services.AddAuthorization();
            services.AddScoped<IAuthorizationHandler, PermissionHandler>().AddScoped<IAuthorizationHandler, OperatorHandler>();
            services.AddOptions<OrganizationOptions>().BindConfiguration("Iam:Organizations").ValidateOnStart();
            services.AddProblems();
            services.AddScoped<Idempotency>();
            services.AddManagementLimits();
            services.AddSingleton<RevocationFeedStream>();
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
            api.MapApiKeySecrets();
            api.MapApiKeyRevocation();
            api.MapUsage();
            api.MapMembers();
            api.MapRoles();
            api.MapAudit();
            api.MapInvitations();
            api.MapDepartures();
            api.MapOrganization();
            api.MapAccounts();
            Guarded(app.MapGroup("/api/v1/organizations")).MapOwnOrganizations();
            api.MapApplications();
            Guarded(app.MapGroup("/api/v1/users/me")).MapMyConsents();
            api.MapWebhooks();
            var operators = Guarded(app.MapGroup("/api/v1/operator"));
            operators.MapResourceServers();
            operators.MapPlatformAudit();
            operators.MapOperatorOrganizations();
            operators.MapSigningKeys();
            var anywhere = Guarded(app.MapGroup("/api/v1"));
            anywhere.MapOwnDecisions();
            anywhere.MapIntrospection();
            anywhere.MapSignUp();
            anywhere.MapMe();
            anywhere.MapInvitationLinks();
            anywhere.MapRevocationFeed();
            app.MapAuditKeys();
            app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
            app.MapApiReference();
        }
    }

    private static RouteGroupBuilder Guarded(RouteGroupBuilder group) =>
        group.DisableAntiforgery().AddEndpointFilter(NoStore).AddEndpointFilterFactory(QueryParameters.Check).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));

    private static async ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }
}
