using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Testing.Storage;

/// <summary>An empty database file with the model of this build, made once for all hosts of a test run: each begins with a copy.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Path => Made.Value;

    private static string Make()
    {
        var directory = Directory.CreateTempSubdirectory("nomba-iam-empty-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => directory.Delete(recursive: true);
        var path = System.IO.Path.Combine(directory.FullName, "iam.db");
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, DatabaseProvider.Sqlite, $"Data Source={path};Pooling=False");
        using var context = new IamDbContext(options.Options);
        context.Database.Migrate();
        return path;
    }
}
