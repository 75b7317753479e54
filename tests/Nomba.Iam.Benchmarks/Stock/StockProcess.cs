using System.Net.Http.Json;
using System.Security.Cryptography;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>The stock host running, with its file and its clients.</summary>
internal sealed class StockProcess : IAsyncDisposable
{
    private const int SecretBytes = 32;

    private readonly TemporaryDirectory _directory;

    private StockProcess(TemporaryDirectory directory, ChildProcess process, OAuthServer server) => (_directory, Process, Server) = (directory, process, server);

    public ChildProcess Process { get; }

    public OAuthServer Server { get; }

    public string SqliteFile => FileIn(_directory);

    public static async Task<StockProcess> StartAsync(int connections, CancellationToken cancellationToken)
    {
        var directory = new TemporaryDirectory();
        try
        {
            var client = new Credentials(StockClients.Client, RandomNumberGenerator.GetHexString(SecretBytes * 2));
            var api = new Credentials(StockClients.Api, RandomNumberGenerator.GetHexString(SecretBytes * 2));
            var settings = new Dictionary<string, string> { ["Stock__File"] = FileIn(directory), ["Stock__ClientSecret"] = client.Reveal(), ["Stock__ApiSecret"] = api.Reveal() };
            var process = await ChildProcess.StartAsync("stock OpenIddict", ChildCommand.OfVerb(StockServer.Verb, [], settings), cancellationToken);
            var server = new OAuthServer(LoadClient.Create(process.Address, connections), StockServer.TokenPath, StockServer.IntrospectionPath, client, api);
            return new StockProcess(directory, process, server);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public async Task<StatementCount> CountStatementsAsync(CancellationToken cancellationToken) =>
        (await Server.Http.GetFromJsonAsync<StatementCount>(StockServer.StatementsPath, cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Server.Http.Dispose();
        await Process.DisposeAsync();
        _directory.Dispose();
    }

    private static string FileIn(TemporaryDirectory directory) => directory.File("stock.db");
}
