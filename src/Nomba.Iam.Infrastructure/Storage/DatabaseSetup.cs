using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
                options.UseSqlServer(connectionString, o => o.MigrationsAssembly(Migrations + "SqlServer"));
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql(connectionString, o => o.MigrationsAssembly(Migrations + "PostgreSql"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(provider));
        }
    }

    /// <summary>The embedded database's own file in the data directory.</summary>
    public static string SqliteFile(string dataDirectory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "iam.db") }.ToString();
}
