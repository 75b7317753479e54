using System.Security.Cryptography;
using Mediator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Testing.Hosting;

/// <summary>The real host on its own SQLite file, with secrets of its own. Stopped and cleared away when disposed.</summary>
public sealed class IamHost(TimeProvider? time = null) : WebApplicationFactory<Program>
{
    public const string Issuer = "http://127.0.0.1:5080";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nomba-iam-");

    /// <summary>Listens on a free loopback port, for callers that are real programs; by name, as browsers want it.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return new Uri($"http://localhost:{ClientOptions.BaseAddress.Port}");
    }

    public async Task<SeedOutcome> SeedAsync(SeedPlan plan)
    {
        await using var scope = Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ApplySeed(plan));
        return result.Value;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");

        // Without this a host that was not published serves pages without their styles and scripts, outside Development.
        builder.UseStaticWebAssets();
        builder.UseSetting("Iam:Issuer", Issuer);
        builder.UseSetting("Iam:DataDirectory", _directory.FullName);
        foreach (var secret in new[] { "Pepper", "RefreshKeys:1", "DataProtectionKey" })
        {
            builder.UseSetting($"Iam:Secrets:{secret}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        if (time is not null)
        {
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(time)));
        }
    }
}
