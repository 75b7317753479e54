using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>Points a context at one of the three databases and at the migrations made for it.</summary>
public static class DatabaseSetup
{
    private const string Migrations = "Nomba.Iam.Infrastructure.Migrations.";

    public static void Use(DbContextOptionsBuilder options, DatabaseProvider provider, string connectionString)
    {
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                options.UseSqlite(connectionString, o => o.MigrationsAssembly(Migrations + "Sqlite"));
                options.AddInterceptors(SqlitePragmas.Instance);
                break;
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(connectionString, o => o.MigrationsAssembly(Migrations + "SqlServer").ExecutionStrategy(WithoutRetries));
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql(connectionString, o => o.MigrationsAssembly(Migrations + "PostgreSql").ExecutionStrategy(WithoutRetries));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(provider));
        }

        // A key has a handful of roles and at most two secrets a pair: one statement with a few more rows beats several statements.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }

    /// <summary>The embedded database's own file in the data directory.</summary>
    public static string SqliteFile(string dataDirectory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "iam.db") }.ToString();

    // The providers' own strategies wrap an outage in an InvalidOperationException, which nobody takes for one: a short outage would stop the host.
    private static NonRetryingExecutionStrategy WithoutRetries(ExecutionStrategyDependencies dependencies) => new(dependencies);
}
