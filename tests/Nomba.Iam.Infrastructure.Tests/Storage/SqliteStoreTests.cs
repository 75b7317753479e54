using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    protected override Task<TestDatabase> CreateAsync() => CreateDatabaseAsync();

    internal static Task<TestDatabase> CreateDatabaseAsync()
    {
        var directory = Directory.CreateTempSubdirectory("nomba-iam-store-");
        return TestDatabase.CreateAsync(DatabaseProvider.Sqlite, DatabaseSetup.SqliteFile(directory.FullName), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }
}
