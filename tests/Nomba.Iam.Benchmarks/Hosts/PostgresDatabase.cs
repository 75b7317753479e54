using Npgsql;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>A database of this run's own on the server that <c>NOMBA_TEST_POSTGRES</c> names, dropped when it is over.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"nomba_bench_{Environment.ProcessId}";

    private PostgresDatabase(string server) => _server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <summary>Null when no server is named.</summary>
    public static async Task<PostgresDatabase?> CreateAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("NOMBA_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            return null;
        }

        var database = new PostgresDatabase(server);
        await database.ExecuteAsync($"CREATE DATABASE {database._name}", cancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)", CancellationToken.None);

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
