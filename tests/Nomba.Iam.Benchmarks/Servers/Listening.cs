using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Nomba.Iam.Benchmarks.Servers;

/// <summary>Serves, and says so as the product does: READY and the address.</summary>
internal static class Listening
{
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
            $"READY {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}"));
        await app.RunAsync();
        return 0;
    }
}
