using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Web.Api.ApiKeys;
using Nomba.Iam.Web.Api.Members;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api;

internal static class ApiRegistration
{
    private const string Prefix = "/api/v1/organizations/{accountId}";

    extension(IServiceCollection services)
    {
        /// <summary>The management API: bearer tokens, permissions, problem details and its two OpenAPI documents.</summary>
        public IServiceCollection AddManagementApi()
        {
            services.AddHttpContextAccessor();
            services.AddScoped<ICallerAccessor, CallerAccessor>();
            services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
            services.AddAuthorization();
            services.AddScoped<IAuthorizationHandler, PermissionHandler>();
            services.AddExceptionHandler<ExceptionProblems>();
            services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
            services.ConfigureHttpJsonOptions(json =>
            {
                // A misspelt member would otherwise be a silent default: "roles" for "role" would make an Admin key.
                json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
                json.SerializerOptions.AllowDuplicateProperties = false;
            });
            services.AddOpenApi("v1", options => Describe(options, OpenApiSpecVersion.OpenApi3_1));
            services.AddOpenApi("v1-3.0", options => Describe(options, OpenApiSpecVersion.OpenApi3_0));
            return services;
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapManagementApi()
        {
            var api = app.MapGroup(Prefix).DisableAntiforgery().AddEndpointFilter(NoStore);
            api.MapApiKeys();
            api.MapMembers();
            app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
            app.Map("/api/{**rest}", () => Problems.Of(StatusCodes.Status404NotFound, "route.not_found", "There is nothing at this address."))
                .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        }
    }

    private static async ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }

    private static void Describe(Microsoft.AspNetCore.OpenApi.OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = description => description.RelativePath is { } path && !path.StartsWith("oauth2", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Nomba.Iam", Version = "v1", Description = "Manage API keys and members of an organization." };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "An access token of the audience nomba-iam.",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
