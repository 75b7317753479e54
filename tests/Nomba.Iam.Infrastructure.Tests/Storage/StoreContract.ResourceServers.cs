using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Registered resource APIs.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Lists_resource_servers_newest_first_with_their_permissions()
    {
        var clock = new ManualTime();
        List<ResourceServer> servers = [];
        for (var i = 0; i < 3; i++)
        {
            var server = ResourceServer.Register($"api-{i}", [new PermissionDraft($"r{i}:read", null), new PermissionDraft($"r{i}:write", null)], new HashedSecret("h1$x"), clock);
            servers.Add(server);
            await ChangeAsync((services, token) => services.GetRequiredService<IResourceServerStore>().AddAsync(server, token));
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        Task<IReadOnlyList<ResourceServer>> ListAsync(int limit, ResourceServerId? before) =>
            _database.InScopeAsync(s => s.GetRequiredService<IResourceServerStore>().ListAsync(limit, before, CancellationToken.None));

        Assert.Equal(["api-2", "api-1"], (await ListAsync(2, null)).Select(s => s.Audience));
        var rest = Assert.Single(await ListAsync(2, servers[1].Id));
        Assert.Equal("api-0", rest.Audience);
        Assert.Equal(["r0:read", "r0:write"], rest.PermissionNames);
        Assert.Empty(await ListAsync(2, servers[0].Id));
    }
}
