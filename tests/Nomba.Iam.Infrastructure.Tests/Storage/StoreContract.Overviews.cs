using System.Collections.Frozen;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Keys as people look over them: asked as a message, answered by whatever database it is, in few statements.</summary>
public abstract partial class StoreContract
{
    private static readonly KeyOverviewFilter AllKeys = new(10);

    [Fact]
    public async Task Shows_a_page_of_keys_with_all_that_people_look_for()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        var till = await AddKeyAsync("Till", by: ada);
        await AddKeyAsync("Idle");
        await UseAsync(till, (UsageOutcome.Issued, -1, 3), (UsageOutcome.Permitted, -1, 1), (UsageOutcome.RefusedWrongSecret, -90, 2), (UsageOutcome.IntrospectedActive, -5, 7), (UsageOutcome.Issued, -60 * 40, 9));

        var page = await AskAsync(new ListKeyOverviews(_organization, AllKeys), IamPermissions.ApiKeysRead, IamPermissions.MembersRead);

        Assert.Equal(2, page.Total);
        Assert.Equal(["Idle", "Till"], page.Items.Select(k => k.Key.Name));
        var (idle, used) = (page.Items[0], page.Items[1]);
        Assert.Equal((KeyStanding.Active, "Viewer", "ada@merchant.example"), (used.Standing, Assert.Single(used.RoleNames), used.CreatedBy));
        Assert.Equal("10.0.0.1", used.LastUse!.Address);
        Assert.Equal((36, 4L, 2L), (used.Sparkline.Uses.Count, used.Sparkline.Uses.Sum(), used.Sparkline.Refusals.Sum()));
        Assert.Equal(4, used.Sparkline.Uses[^2] + used.Sparkline.Uses[^1]);
        Assert.Equal((null, null, 0L), (idle.LastUse, idle.CreatedBy, idle.Sparkline.Uses.Sum()));
        Assert.Null(Assert.Single((await AskAsync(new ListKeyOverviews(_organization, AllKeys with { Search = "till" }), IamPermissions.ApiKeysRead)).Items).CreatedBy);
    }

    [Fact]
    public async Task Shows_the_keys_that_are_asked_for()
    {
        var account = Account.Create(_organization, "Ikeja", Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAccountAsync(account, token));
        await AddKeyAsync("Plain");
        await AddKeyAsync("Limited", accounts: [account.Id]);
        await AddKeyAsync("Soon", new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(3) });
        await AddKeyAsync("Over", new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(-1) });
        await AddKeyAsync("Door", new KeyRestrictions { OnlyDoor = KeyDoor.Wire, ExpiresAt = Time.GetUtcNow().AddDays(90) });
        var (off, gone) = (await AddKeyAsync("Off"), await AddKeyAsync("Gone"));
        await SuspendOrRevokeAsync(off.Id, k => k.Suspend("lost", Time.GetUtcNow()));
        await SuspendOrRevokeAsync(gone.Id, k => k.Revoke("lost", Time.GetUtcNow()));
        await SuspendOrRevokeAsync(off.Id, k => k.Disable(KeyEnvironment.Test, Time.GetUtcNow()));

        Assert.Equal(["Door", "Limited", "Plain", "Soon"], await NamesOfAsync(AllKeys with { Standing = KeyStanding.Active }));
        Assert.Equal(["Soon"], await NamesOfAsync(AllKeys with { Standing = KeyStanding.Expiring }));
        Assert.Equal(["Over"], await NamesOfAsync(AllKeys with { Standing = KeyStanding.Expired }));
        Assert.Equal(["Off"], await NamesOfAsync(AllKeys with { Standing = KeyStanding.Suspended }));
        Assert.Equal(["Gone"], await NamesOfAsync(AllKeys with { Standing = KeyStanding.Revoked }));
        Assert.Equal(["Door", "Limited", "Over", "Soon"], await NamesOfAsync(AllKeys with { IsRestricted = true }));
        Assert.Equal(["Gone", "Off", "Plain"], await NamesOfAsync(AllKeys with { IsRestricted = false }));
        Assert.Equal(6, (await NamesOfAsync(AllKeys with { Environment = KeyEnvironment.Test })).Count);
        Assert.Empty(await NamesOfAsync(AllKeys with { Role = SystemRoles.Admin.Id }));
        Assert.All((await AskAsync(new ListKeyOverviews(_organization, AllKeys), IamPermissions.ApiKeysRead)).Items, k => Assert.Equal(k.Key.StandingAt(Time.GetUtcNow()), k.Standing));
    }

    [Fact]
    public async Task Shows_keys_in_every_order_by_numbered_pages()
    {
        var first = await AddKeyAsync("b first", new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(9) });
        var never = await AddKeyAsync("a never");
        var last = await AddKeyAsync("c last", new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(5) });
        await UseAsync(first, (UsageOutcome.Issued, -50, 1));
        await UseAsync(last, (UsageOutcome.Issued, -5, 1));

        foreach (var (sort, expected) in ((KeyOverviewSort, string[])[])
        [
            (KeyOverviewSort.NewestFirst, [last.Name, never.Name, first.Name]), (KeyOverviewSort.OldestFirst, [first.Name, never.Name, last.Name]),
            (KeyOverviewSort.NameAscending, [never.Name, first.Name, last.Name]), (KeyOverviewSort.NameDescending, [last.Name, first.Name, never.Name]),
            (KeyOverviewSort.LastUsedFirst, [last.Name, first.Name, never.Name]), (KeyOverviewSort.LongestUnusedFirst, [never.Name, first.Name, last.Name]),
            (KeyOverviewSort.ExpiringFirst, [last.Name, first.Name, never.Name]),
        ])
        {
            var pages = new List<string>();
            for (var offset = 0; offset < 4; offset += 2)
            {
                var page = await AskAsync(new ListKeyOverviews(_organization, new KeyOverviewFilter(2, offset) { Sort = sort }), IamPermissions.ApiKeysRead);
                Assert.Equal(3, page.Total);
                pages.AddRange(page.Items.Select(k => k.Key.Name));
            }

            Assert.Equal(expected, pages);
        }

        var beyond = await AskAsync(new ListKeyOverviews(_organization, new KeyOverviewFilter(2, 50)), IamPermissions.ApiKeysRead);
        Assert.Equal((3, 0), (beyond.Total, beyond.Items.Count));
    }

    [Fact]
    public async Task Shows_keys_in_few_statements_and_to_nobody_else()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        for (var i = 0; i < 12; i++)
        {
            await UseAsync(await AddKeyAsync($"Key {i}", by: ada), (UsageOutcome.Issued, -1, 1));
        }

        var before = _database.Statements;
        var page = await AskAsync(new ListKeyOverviews(_organization, new KeyOverviewFilter(100)), IamPermissions.ApiKeysRead, IamPermissions.MembersRead);

        Assert.Equal(12, page.Items.Count);
        Assert.InRange(_database.Statements - before, 1, 7);
        Assert.Equal("permission.missing", (await TryAsync(new ListKeyOverviews(_organization, AllKeys), _organization)).Error.Code);
        Assert.Equal("organization.not_found", (await TryAsync(new ListKeyOverviews(_organization, AllKeys), OrganizationId.New(Time), IamPermissions.ApiKeysRead)).Error.Code);
        var stranger = OrganizationId.New(Time);
        Assert.Equal(0, (await TryAsync(new ListKeyOverviews(stranger, AllKeys), stranger, IamPermissions.ApiKeysRead)).Value.Total);
    }

    private async Task<IReadOnlyList<string>> NamesOfAsync(KeyOverviewFilter filter) =>
        [.. (await AskAsync(new ListKeyOverviews(_organization, filter), IamPermissions.ApiKeysRead)).Items.Select(k => k.Key.Name).Order(StringComparer.Ordinal)];

    /// <summary>In the name of a member of the organization who holds these permissions.</summary>
    private async Task<T> AskAsync<T>(IQuery<Result<T>> query, params string[] permissions)
    {
        var result = await TryAsync(query, _organization, permissions);
        Assert.True(result.IsSuccess, result.IsSuccess ? "" : result.Error.Code);
        return result.Value;
    }

    private async Task<Result<T>> TryAsync<T>(IQuery<Result<T>> query, OrganizationId organization, params string[] permissions)
    {
        _database.Caller = new Caller(MemberId.New(Time), organization, permissions.ToFrozenSet(StringComparer.Ordinal), new AuditActor(null, null, null, null));
        return await _database.InScopeAsync(async s => await s.GetRequiredService<ISender>().Send(query));
    }

    private async Task<MemberId> AddPersonAsync(string email, Role role)
    {
        var id = default(MemberId);
        await ChangeAsync(async (services, token) =>
        {
            var user = await services.GetRequiredService<IUserDirectory>().CreateHashedAsync(email, null, token);
            var member = UserMember.Join(_organization, user.Value, [RoleAssignment.Everywhere(role.Id)], Time);
            id = member.Id;
            return await services.GetRequiredService<IMemberStore>().AddAsync(member, token);
        });
        return id;
    }

    private async Task<ApiKey> AddKeyAsync(
        string name, KeyRestrictions? restrictions = null, Role? role = null, MemberId? by = null, IReadOnlyList<AccountId>? accounts = null)
    {
        var request = new NewApiKey(_organization, name, [new RoleAssignment((role ?? SystemRoles.Viewer).Id, accounts ?? [])], by);
        var key = ApiKey.Create(request, secret => new HashedSecret("h1$" + secret.Reveal()[^8..]), Time, out _);
        key.Restrict(restrictions ?? KeyRestrictions.None, Time.GetUtcNow());
        Assert.True((await AddAsync(key)).IsSuccess);
        return key;
    }

    /// <summary>So often, and so many minutes from now, with the live pair's secret.</summary>
    private Task UseAsync(ApiKey key, params (UsageOutcome Outcome, int Minutes, long Count)[] uses)
    {
        var secret = key.Credential(KeyEnvironment.Live)!.Active.Id;
        return _database.Services.GetRequiredService<IUsageStore>().AddAsync(
            [
                .. uses.Select(u => (u.Outcome, u.Count, At: Time.GetUtcNow().AddMinutes(u.Minutes)))
                    .Select(u => new UsageReading(new UsageKey(key.Id, secret, UsageKey.MinuteOf(u.At), u.Outcome, u.Outcome is UsageOutcome.Permitted or UsageOutcome.RefusedPermission ? IamPermissions.ApiKeysRead : ""), u.Count, u.At, "10.0.0.1")),
            ],
            CancellationToken.None);
    }
}
