using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Nomba.Samples.MerchantApi.Storage;

internal static class MerchantStorage
{
    private const long OpeningBalanceKobo = 1_000_000_00;

    public static void AddMerchantStorage(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var directory = Path.GetFullPath(configuration["DataDirectory"] ?? "data", environment.ContentRootPath);
        Directory.CreateDirectory(directory);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "merchant.db"), DefaultTimeout = 30 }.ToString();
        services.AddDbContextPool<MerchantDbContext>(options => options.UseSqlite(file));
    }

    public static async Task CreateMerchantDatabaseAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<MerchantDbContext>();
        await context.Database.EnsureCreatedAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
    }

    /// <summary>Opens an account with play money unless it is open; two first requests open one.</summary>
    public static Task OpenAsync(this MerchantDbContext context, Guid id, Guid organization, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = id == organization ? "Main account" : "Outlet";
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Accounts (Id, OrganizationId, Name, IsSuspended, BalanceKobo, CreatedAt)
            VALUES ({id}, {organization}, {name}, 0, {OpeningBalanceKobo}, {time.GetUtcNow().UtcTicks})
            ON CONFLICT (Id) DO NOTHING
            """,
            cancellationToken);
    }
}
