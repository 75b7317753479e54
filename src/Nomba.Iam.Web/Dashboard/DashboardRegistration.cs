using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Nomba.Iam.Web.Dashboard.Audit;
using Nomba.Iam.Web.Dashboard.Console;
using Nomba.Iam.Web.Dashboard.Organizations;
using Nomba.Iam.Web.Dashboard.Users;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.OAuth.Consent;

namespace Nomba.Iam.Web.Dashboard;

internal static class DashboardRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The pages that people see: rendered by the server, complete without script.</summary>
        public IServiceCollection AddDashboard()
        {
            services.AddRazorComponents();
            services.AddLocalization();
            services.AddResponseCompression(options => options.EnableForHttps = true);
            services.AddSingleton<Notices>().AddSingleton<Preferences>().AddSingleton<StaleForms>().AddSingleton<ConsentTicketProtector>();
            services.AddScoped<ViewerClock>();
            return services;
        }
    }

    extension(IApplicationBuilder app)
    {
        /// <summary>Turns failures into pages where a person is looking. Programs get their own errors, untouched. Before routing.</summary>
        public IApplicationBuilder UseDashboardErrors() => app.UseWhen(PersonRequest.Is, branch => branch
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf })
            .UseStatusCodePagesWithReExecute("/error", createScopeForStatusCodePages: true));

        /// <summary>Checks that posted forms come from our pages, and lets people into the console. After authentication and authorization.</summary>
        public IApplicationBuilder UseDashboardForms()
        {
            app.UseAntiforgery();
            app.Use((context, next) => context.RequestServices.GetRequiredService<StaleForms>().InvokeAsync(context, next));
            app.UseWhen(IsPlainPage, pages => pages.UseResponseCompression());
            return app.UseMiddleware<ConsoleEntry>();
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        /// <summary>Pages ask for a signed-in person unless they say otherwise.</summary>
        public void MapDashboard()
        {
            app.MapStaticAssets().AllowAnonymous();
            app.MapRazorComponents<App>().RequireAuthorization();
            app.MapSignOut();
            app.MapPasskeys();
            app.MapHome();
            AuditExportEndpoint.Map(app);
            Preferences.Map(app);
        }
    }

    // Pages of the console as they are read. The answer to a form may hold a secret beside what its sender chose, whose length would tell of it once
    // compressed (BREACH); the forms' tokens are drawn anew for each page.
    private static bool IsPlainPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ConsoleAttribute>() is not null;

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        DbException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
