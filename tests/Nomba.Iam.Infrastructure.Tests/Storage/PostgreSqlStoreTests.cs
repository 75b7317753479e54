using Nomba.Iam.Infrastructure.Storage;
using Npgsql;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Runs where NOMBA_TEST_POSTGRES names a server on which databases may be created; tests/run.sh starts one.</summary>
public sealed class PostgreSqlStoreTests : StoreContract
{
    protected override Task<TestDatabase> CreateAsync() => CreateDatabaseAsync();

    internal static async Task<TestDatabase> CreateDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable("NOMBA_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "PostgreSQL: NOMBA_TEST_POSTGRES is not set (bash tests/run.sh sets it where PostgreSQL can be had)");
        var name = $"iam_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server!, $"CREATE DATABASE {name}");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true, MaxPoolSize = 30 };
        return await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql, database.ToString(), async () =>
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(server!, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static async Task ExecuteAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
