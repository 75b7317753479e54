using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Settings of keys: what is kept, what finds them, and what only one of many may do.</summary>
public abstract partial class StoreContract
{
    private static readonly KeyDescription Described = new("Tills of Ọjà", ["ikeja", "tills"], "Ada");

    [Fact]
    public async Task Keeps_what_is_said_of_a_key_and_nothing_of_one_that_nobody_described()
    {
        var restrictions = new KeyRestrictions
        {
            IpAllowList = [IpRange.Read("10.0.0.0/8").Value, IpRange.Read("2001:db8::/32").Value],
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(Time.GetUtcNow().AddDays(30).ToUnixTimeSeconds()),
            OnlyDoor = KeyDoor.Wire,
            SingleSession = true,
        };
        var (plain, key) = (NewKey("Plain"), Restricted(NewKey("Till"), restrictions));
        key.Disable(KeyEnvironment.Test, Time.GetUtcNow());
        await AddAsync(plain);
        await AddAsync(key);

        var found = await FindAsync(key);
        var snapshot = await _database.Services.GetRequiredService<IMemberSnapshotSource>().LoadMemberAsync(key.Id, CancellationToken.None);

        Assert.Equal((Described, restrictions), (found.Description, found.Restrictions));
        Assert.NotNull(found.Credential(KeyEnvironment.Test)!.DisabledAt);
        Assert.Equal(restrictions, snapshot!.Restrictions);
        Assert.Equal((false, true), (snapshot.Credential(KeyEnvironment.Live)!.IsDisabled, snapshot.Credential(KeyEnvironment.Test)!.IsDisabled));
        Assert.Equal((KeyDescription.None, KeyRestrictions.None), ((await FindAsync(plain)).Description, (await FindAsync(plain)).Restrictions));
    }

    [Fact]
    public async Task Finds_keys_by_what_is_said_of_them()
    {
        await AddAsync(NewKey("Plain"));
        await AddAsync(Restricted(NewKey("Till"), new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(30) }));
        var filter = new ApiKeyFilter(10, null, null, null);

        Assert.Single(await ListAsync(filter with { Tag = "TILLS" }));
        Assert.Empty(await ListAsync(filter with { Tag = "till" }));
        Assert.Empty(await ListAsync(filter with { Tag = "%" }));
        Assert.Single(await ListAsync(filter with { Search = "Ọjà" }));
        Assert.Single(await ListAsync(filter with { Search = "tills OF" }));
        Assert.Single(await ListAsync(filter with { ExpiringBefore = Time.GetUtcNow().AddDays(31) }));
        Assert.Empty(await ListAsync(filter with { ExpiringBefore = Time.GetUtcNow().AddDays(29) }));
        Assert.Equal(2, (await ListAsync(filter with { Role = SystemRoles.Viewer.Id, Environment = KeyEnvironment.Live })).Count);
        Assert.Empty(await ListAsync(filter with { Role = SystemRoles.Admin.Id }));
    }

    [Theory]
    [InlineData(ApiKeySort.NameAscending)]
    [InlineData(ApiKeySort.NameDescending)]
    [InlineData(ApiKeySort.OldestFirst)]
    [InlineData(ApiKeySort.NewestFirst)]
    public async Task Pages_through_keys_in_every_order(ApiKeySort sort)
    {
        foreach (var name in (string[])["beta", "Alpha", "ọjà", "alpha 2", "Zed"])
        {
            await AddAsync(NewKey(name));
        }

        var twin = NewKey("Alpha");
        await SuspendOrRevokeAsync((await ListAsync(new ApiKeyFilter(1, null, null, "Alpha") { Sort = ApiKeySort.OldestFirst }))[0].Id, k => k.Revoke("done", Time.GetUtcNow()));
        await AddAsync(twin);
        var whole = await ListAsync(new ApiKeyFilter(10, null, null, null) { Sort = sort });
        var paged = new List<ApiKey>();

        while (await ListAsync(new ApiKeyFilter(1, paged.LastOrDefault()?.Id, null, null) { Sort = sort }) is [var next, ..])
        {
            paged.Add(next);
        }

        Assert.Equal(6, whole.Count);
        Assert.Equal(whole.Select(k => k.Id), paged.Select(k => k.Id));
    }

    [Fact]
    public async Task Notes_an_expiry_once_however_many_see_it()
    {
        var key = Restricted(NewKey("Till"), new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddMinutes(-1) });
        await AddAsync(key);
        var found = Assert.Single(await ExpiringAsync(), k => k.Id == key.Id);

        var noted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _database.InScopeAsync(
            s => s.GetRequiredService<IApiKeyStore>().TryNoteAsync(found, ExpiryNotice.Expired, CancellationToken.None))));

        Assert.Single(noted, won => won);
        Assert.DoesNotContain(await ExpiringAsync(), k => k.Id == key.Id);
    }

    [Fact]
    public async Task Leaves_one_session_of_many_that_begin_at_once()
    {
        var key = Restricted(NewKey("Till"), new KeyRestrictions { SingleSession = true });
        await AddAsync(key);
        var client = key.Credential(KeyEnvironment.Live)!.ClientId;
        var families = Enumerable.Range(0, 12).Select(_ => TokenFamilyId.New(Time.GetUtcNow())).ToList();
        var endsAt = Time.GetUtcNow().AddDays(1);

        await Task.WhenAll(families.Select(f => Task.Run(
            () => Families.TakeSessionAsync(RefreshFamily.Start(f, key.Id, client, endsAt, null), endsAt, CancellationToken.None), TestContext.Current.CancellationToken)));

        var revocations = _database.Services.GetRequiredService<IRevocations>();
        var alive = Assert.Single(families, f => !revocations.IsDead(f));
        Assert.Equal(alive.Value, (await FindAsync(key)).Credential(KeyEnvironment.Live)!.SessionFamilyId);
        Assert.Equal(11, await _database.QueryAsync(c => c.Set<RefreshFamily>().CountAsync(f => f.ClientId == client && f.IsRevoked)));
    }

    private static ApiKey Restricted(ApiKey key, KeyRestrictions restrictions)
    {
        key.Describe(key.Name, Described);
        key.Restrict(restrictions, Time.GetUtcNow());
        return key;
    }

    private async Task<ApiKey> FindAsync(ApiKey key) =>
        (await _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().FindAsync(_organization, key.Id, CancellationToken.None)))!;

    private Task<IReadOnlyList<ExpiringKey>> ExpiringAsync() => _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>()
        .ListExpiringAsync(Time.GetUtcNow(), Time.GetUtcNow().AddDays(7), 1000, CancellationToken.None));
}
