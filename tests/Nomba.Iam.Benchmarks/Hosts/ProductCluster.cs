using System.Security.Cryptography;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>
/// The product as it is deployed: a migrated and seeded database, and nodes that share it and their secrets. Limits of requests are on, as in
/// production, and so high that they refuse nothing.
/// </summary>
internal sealed class ProductCluster : IAsyncDisposable
{
    private const string Project = "Nomba.Iam.Web";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly TemporaryDirectory _directory = new();
    private readonly List<ChildProcess> _nodes = [];
    private readonly PostgresDatabase? _postgres;
    private readonly Dictionary<string, string> _settings;

    private ProductCluster(PostgresDatabase? postgres)
    {
        _postgres = postgres;
        Issuer = new Uri($"http://127.0.0.1:{LoopbackPort.Find()}");
        _settings = new Dictionary<string, string>
        {
            ["Iam__Issuer"] = Issuer.GetLeftPart(UriPartial.Authority),
            ["Iam__DataDirectory"] = _directory.FullName,
            ["Iam__Secrets__Pepper"] = NewSecret(),
            ["Iam__Secrets__RefreshKeys__1"] = NewSecret(),
            ["Iam__Secrets__DataProtectionKey"] = NewSecret(),
            ["Iam__Email__From"] = "iam@nomba.example",
            ["Iam__Email__PickupDirectory"] = _directory.File("mail"),
            ["Iam__RateLimits__PermitsPerSecond"] = "1000000",
            ["Iam__RateLimits__Management__PermitsPerMinute"] = "1000000",
            ["Iam__RateLimits__Management__AnonymousPermitsPerMinute"] = "1000000",
        };
        if (postgres is not null)
        {
            _settings["Iam__Database__Provider"] = "PostgreSql";
            _settings["ConnectionStrings__Iam"] = postgres.ConnectionString;
        }
    }

    /// <summary>The address of the first node; the others say it too, as behind one load balancer.</summary>
    public Uri Issuer { get; }

    public SeedOutcome Seeded { get; private set; } = null!;

    public string SqliteFile => _directory.File("iam.db");

    public string Database => _postgres is null ? "one SQLite file" : "PostgreSQL";

    public static async Task<ProductCluster> SeedAsync(SeedPlan plan, PostgresDatabase? postgres, CancellationToken cancellationToken)
    {
        var cluster = new ProductCluster(postgres);
        try
        {
            await cluster.ApplyAsync(plan, cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<ChildProcess> StartNodeAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(_settings)
        {
            ["ASPNETCORE_URLS"] = _nodes.Count == 0 ? Issuer.GetLeftPart(UriPartial.Authority) : "http://127.0.0.1:0",
        };
        var node = await ChildProcess.StartAsync($"the product's node {_nodes.Count + 1}", new ChildCommand(BuiltAssembly.Of(Project), [], settings), cancellationToken);
        _nodes.Add(node);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _directory.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private async Task ApplyAsync(SeedPlan plan, CancellationToken cancellationToken)
    {
        var (file, output) = (_directory.File("plan.json"), _directory.File("seeded.json"));
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(plan, Json), cancellationToken);
        var seed = new ChildCommand(BuiltAssembly.Of(Project), ["seed", "--file", file, "--output", output], _settings);
        await ChildProcess.RunAsync("the product's verb seed", seed, cancellationToken);
        Seeded = JsonSerializer.Deserialize<SeedOutcome>(await File.ReadAllTextAsync(output, cancellationToken), Json)!;
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
