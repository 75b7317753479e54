using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.ResourceServer;

namespace Nomba.Iam.Benchmarks.Servers;

/// <summary>
/// The smallest resource API there is: <c>/protected</c> asks for a permission, <c>/open</c> answers the same to anybody. Without a mode it does
/// not use the SDK at all, so that what an open endpoint costs holds nothing of it.
/// </summary>
internal static class ApiServer
{
    public const string Verb = "api-host";
    public const string Open = "/open";
    public const string Protected = "/protected";

    public static Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var iam = builder.Configuration.GetSection("Iam");
        var isProtected = iam["Mode"] is { Length: > 0 };
        if (isProtected)
        {
            builder.Services.AddNombaResourceServer(options => Apply(iam, options));
        }

        var app = builder.Build();
        app.MapGet(Open, Answer);
        if (isProtected)
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet(Protected, Answer).RequirePermission(ProductPlan.Permission);
        }

        return app.ServeAsync();
    }

    private static ApiAnswer Answer() => new("1000000.00", "NGN");

    private static void Apply(IConfigurationSection iam, NombaResourceServerOptions options)
    {
        options.Authority = iam["Authority"]!;
        options.Audience = ProductPlan.Audience;
        options.Mode = Enum.Parse<ValidationMode>(iam["Mode"]!, ignoreCase: true);
        options.ClientId = iam["ClientId"];
        options.ClientSecret = iam["ClientSecret"];
    }
}
