using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

[assembly: AssemblyFixture(typeof(ManagementHost))]

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>One host for all tests of the management API. Each test has a merchant of its own, so none sees another's.</summary>
public sealed class ManagementHost : IAsyncLifetime
{
    private static readonly string[] MerchantPermissions =
        ["accounts:read", "accounts:create", "transactions:read", "transactions:manage", "terminals:assign", "transfers:initiate"];

    // Nothing leaves for the addresses that tests make up.
    public IamHost Iam { get; } = new(null, ("Iam:Webhooks:Deliver", "false"), ("Iam:SignUp:Enabled", "true"));

    /// <summary>Speaks real HTTP to the host: limits and headers are the server's own.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Everything that the host has logged.</summary>
    internal RecordedLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Client.BaseAddress = Iam.Listen();
        Iam.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        await Iam.SeedAsync(new SeedPlan([], [new SeedResourceServer("merchant-api", MerchantPermissions)]));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Iam.DisposeAsync();
    }

    internal Task<ManagedOrganization> SeedMerchantAsync() => ManagedOrganization.SeedAsync(Iam, Client);
}
