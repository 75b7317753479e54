using Microsoft.EntityFrameworkCore;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>Brings the database to the model of this build.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<IamDbContext> contexts)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        if (context.Database.IsSqlite())
        {
            // Readers do not wait for the writer. Stays with the file.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }
    }

    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
