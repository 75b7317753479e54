using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Nomba.Iam.Infrastructure.Storage;
using Testcontainers.MsSql;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Runs where a container engine answers.</summary>
public sealed class SqlServerStoreTests : StoreContract
{
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static MsSqlContainer? _container;

    protected override Task<TestDatabase> CreateAsync() => CreateDatabaseAsync();

    internal static async Task<TestDatabase> CreateDatabaseAsync()
    {
        Assert.SkipUnless(await EngineAnswersAsync(), "SQL Server: no container engine answers here");
        var server = new SqlConnectionStringBuilder(await StartAsync()) { InitialCatalog = $"iam_{Guid.CreateVersion7():N}" };
        return await TestDatabase.CreateAsync(DatabaseProvider.SqlServer, server.ToString(), () => ValueTask.CompletedTask);
    }

    private static async Task<string> StartAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_container is null)
            {
                _container = new MsSqlBuilder(Image).Build();
                await _container.StartAsync();
            }

            return _container.GetConnectionString();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<bool> EngineAnswersAsync()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
        {
            return true;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
