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

    /// <summary>The organization's own account, opened with play money when it is first asked for; two first requests open one.</summary>
    public static async Task<MerchantAccount> ParentAsync(this MerchantDbContext context, Guid organization, TimeProvider time, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Accounts (Id, OrganizationId, Name, IsSuspended, BalanceKobo, CreatedAt)
            VALUES ({organization}, {organization}, 'Main account', 0, {OpeningBalanceKobo}, {time.GetUtcNow().UtcTicks})
            ON CONFLICT (Id) DO NOTHING
            """,
            cancellationToken);
        return await context.Accounts.AsNoTracking().FirstAsync(a => a.Id == organization, cancellationToken);
    }
}
