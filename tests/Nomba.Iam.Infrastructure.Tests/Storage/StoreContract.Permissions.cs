using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Who depends on a permission.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Counts_roles_applications_and_consents_that_use_a_permission()
    {
        await AddRoleAsync("By name", "accounts:read", "transfers:initiate");
        await AddRoleAsync("By its resource", "accounts:*");
        await AddRoleAsync("Whatever there is", "*:read", "*:*");
        await AddRoleAsync("Another", "accounts:reads");
        var app = await AddApplicationAsync("By name", ApplicationKind.Public, ["accounts:read"]);
        await AddApplicationAsync("Without a limit", ApplicationKind.Public);
        await AddApplicationAsync("Another", ApplicationKind.Public, ["accounts:create"]);
        var deleted = await AddApplicationAsync("Deleted", ApplicationKind.Public, ["accounts:read"]);
        await ChangeApplicationAsync(deleted.Id, a => a.Delete(Time.GetUtcNow()));
        var (here, gone) = (NewOwner(_organization), NewOwner(_organization));
        foreach (var member in new[] { here, gone })
        {
            await ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(member, token));
            await GiveAsync(member, app.Id);
        }

        await ChangeAsync(async (services, token) =>
        {
            var store = services.GetRequiredService<IMemberStore>();
            var member = (await store.FindAsync(_organization, gone.Id, token))!.Member;
            member.Revoke("left", Time.GetUtcNow());
            return await store.SaveAsync(member, token);
        });

        Assert.Equal(new PermissionUses(2, 1, 1), await UsesAsync("accounts:read"));
        Assert.Equal(new PermissionUses(1, 1, 0), await UsesAsync("accounts:create"));
        Assert.Equal(new PermissionUses(0, 0, 0), await UsesAsync("terminals:read"));
        Assert.Equal(new PermissionUses(0, 0, 0), await UsesAsync("nonsense"));
    }

    private Task<Result> AddRoleAsync(string name, params string[] permissions) => ChangeAsync((services, token) =>
        services.GetRequiredService<IRoleStore>().AddAsync(Role.Create(_organization, name, permissions.Select(PermissionPattern.Parse), Time), token));

    private Task<PermissionUses> UsesAsync(string permission) =>
        _database.InScopeAsync(s => s.GetRequiredService<IResourceServerStore>().CountUsesAsync(permission, CancellationToken.None));
}
