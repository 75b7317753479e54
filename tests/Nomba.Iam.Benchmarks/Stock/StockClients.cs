using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>The client that gets tokens, and the resource server that asks about them.</summary>
internal static class StockClients
{
    public const string Client = "server";
    public const string Api = "resource-api";

    public static async Task SeedAsync(IServiceProvider services, IConfiguration configuration)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StockDbContext>();
        await context.Database.EnsureCreatedAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = Client,
            ClientSecret = configuration["Stock:ClientSecret"],
            Permissions =
            {
                OpenIddictConstants.Permissions.Endpoints.Token,
                OpenIddictConstants.Permissions.GrantTypes.ClientCredentials,
                OpenIddictConstants.Permissions.GrantTypes.RefreshToken,
                OpenIddictConstants.Permissions.Prefixes.Scope + StockOpenIddict.Scope,
            },
        });
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = Api,
            ClientSecret = configuration["Stock:ApiSecret"],
            Permissions = { OpenIddictConstants.Permissions.Endpoints.Introspection },
        });
    }
}
