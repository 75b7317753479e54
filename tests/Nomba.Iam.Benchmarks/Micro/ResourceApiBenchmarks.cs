using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Servers;
using Nomba.Iam.ResourceServer;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Benchmarks.Micro;

/// <summary>What the SDK does for one request, in the modes that ask nobody. Open to inheritance because BenchmarkDotNet derives from it.</summary>
public class ResourceApiBenchmarks
{
    private Merchant _merchant = null!;
    private ServiceProvider _services = null!;
    private string _header = "";

    public static IEnumerable<string> Modes => ApiMode.All.Where(m => m.IsInMemory).Select(m => m.Name);

    [ParamsSource(nameof(Modes))]
    public string Mode { get; set; } = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _merchant = await Merchant.SeedAsync(QuietHost.Create());
        _header = "Bearer " + (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNombaResourceServer(options =>
        {
            options.Authority = IamHost.Issuer;
            options.Audience = Merchant.Audience;
            options.Mode = Enum.Parse<ValidationMode>(Mode, ignoreCase: true);
            (options.ClientId, options.ClientSecret) = (_merchant.Api.ClientId.ToString(), _merchant.Api.ClientSecret);
        });

        // The issuer is in this process too.
        services.AddHttpClient(NombaDefaults.HttpClient).ConfigurePrimaryHttpMessageHandler(() => _merchant.Host.Server.CreateHandler());
        _services = services.BuildServiceProvider();
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        if (!await AuthenticateAsync())
        {
            throw new BenchmarkException("The SDK refuses a good token.");
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _services.DisposeAsync();
        await _merchant.Host.DisposeAsync();
    }

    [Benchmark(Description = "SDK: authenticate one request")]
    public async Task<bool> AuthenticateAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Authorization = _header;
        return (await context.AuthenticateAsync(NombaDefaults.Scheme)).Succeeded;
    }
}
