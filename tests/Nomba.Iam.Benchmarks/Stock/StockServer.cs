using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Benchmarks.Servers;

namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>
/// OpenIddict as it comes: its own Entity Framework stores on a SQLite file, its own hashing of secrets, contexts registered as its documentation
/// registers them. Settings: <c>Stock:File</c>, and the secrets of its two clients.
/// </summary>
internal static class StockServer
{
    public const string Verb = "stock-host";
    public const string TokenPath = "/connect/token";
    public const string IntrospectionPath = "/connect/introspect";
    public const string StatementsPath = "/statements";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var tally = new StatementTally();
        builder.Services.AddSingleton(tally);
        builder.Services.AddDbContext<StockDbContext>(options => options
            .UseSqlite($"Data Source={builder.Configuration["Stock:File"]}")
            .AddInterceptors(new StockPragmas(), tally)
            .UseOpenIddict());
        builder.Services.AddStockOpenIddict();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost(TokenPath, (Delegate)StockTokens.IssueAsync);
        app.MapGet(StatementsPath, (StatementTally statements) => statements.Read());
        await StockClients.SeedAsync(app.Services, builder.Configuration);
        return await app.ServeAsync();
    }
}
