using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nomba.Iam.Web.Http;

internal static class ProblemAnswers
{
    extension(IServiceCollection services)
    {
        /// <summary>Strict JSON, and exceptions that become problems.</summary>
        public IServiceCollection AddProblems()
        {
            services.AddSingleton<ExceptionProblems>();

            // Development throws for an unreadable request, production answers a bare 400: throw everywhere, and answer the same.
            services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
            return services.ConfigureHttpJsonOptions(json =>
            {
                // A misspelt member would otherwise be a silent default: "roles" for "role" would make an Admin key.
                json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
                json.SerializerOptions.AllowDuplicateProperties = false;
                json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
                json.SerializerOptions.Converters.Add(new MomentConverter());
                json.SerializerOptions.TypeInfoResolver = json.SerializerOptions.TypeInfoResolver?.WithAddedModifier(NullEntries.Refuse);
            });
        }
    }

    extension(IApplicationBuilder app)
    {
        /// <summary>The last resort of every request, and a body for the bare refusals of the management API. Before everything that may fail.</summary>
        public IApplicationBuilder UseProblems()
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = context => context.RequestServices.GetRequiredService<ExceptionProblems>().AnswerAsync(context),

                // We log what is our fault; a client's bad request is not.
                SuppressDiagnosticsCallback = _ => true,
            });
            return app.UseWhen(
                context => context.Request.Path.StartsWithSegments("/api"),
                branch => branch.Use(AnswerHeadAsGet).UseStatusCodePages(StatusProblems.AnswerAsync));
        }
    }

    // RFC 9110 section 9.3.2: what GET answers, without the body, which the server leaves out by itself.
    private static Task AnswerHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
