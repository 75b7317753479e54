using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>What the stores of organizations and accounts promise.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Keeps_an_organization_as_it_was_changed()
    {
        var now = Time.GetUtcNow();
        await ChangeOrganizationAsync(o => Assert.True(o.Change("Ọjà", "ops@oja.example", "https://oja.example")));
        await ChangeOrganizationAsync(o => Assert.True(o.Suspend("fraud", now)));

        var found = await _database.QueryAsync(c => c.Set<Organization>().SingleAsync());

        Assert.Equal(("Ọjà", "ỌJÀ", "ops@oja.example", "https://oja.example"), (found.Name, found.NameKey, found.ContactEmail, found.Website));
        Assert.Equal((OrganizationStatus.Suspended, "fraud", 3), (found.Status, found.StatusReason, found.Revision));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 1), found.TokensFrom);
    }

    [Fact]
    public async Task Lets_one_of_two_changes_of_an_organization_win()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ChangeOrganizationAsync(o => o.Change($"Name {i}", null, null))));

        Assert.Contains(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("organization.changed_meanwhile", r.Error.Code));
        Assert.Equal(1 + results.Count(r => r.IsSuccess), await _database.QueryAsync(c => c.Set<Organization>().Select(o => o.Revision).SingleAsync()));
    }

    [Fact]
    public async Task Lists_organizations_newest_first_and_finds_them()
    {
        var clock = new ManualTime();
        foreach (var name in (string[])["Ọjà 1", "Ọjà 2", "[100%]"])
        {
            clock.Advance(TimeSpan.FromMilliseconds(2));
            await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAsync(Organization.Create(OrganizationId.New(clock), name, clock.GetUtcNow()), token));
        }

        var first = await OrganizationsAsync(new OrganizationFilter(2, null, null, null));
        var rest = await OrganizationsAsync(new OrganizationFilter(2, first[1].Id, null, null));

        Assert.Equal(["[100%]", "Ọjà 2", "Ọjà 1"], first.Select(o => o.Name));
        Assert.Equal(["Ọjà 1", "Org"], rest.Select(o => o.Name));
        Assert.Equal(["Ọjà 2", "Ọjà 1"], (await OrganizationsAsync(new OrganizationFilter(9, null, null, "ọjÀ"))).Select(o => o.Name));
        Assert.Equal("[100%]", Assert.Single(await OrganizationsAsync(new OrganizationFilter(9, null, null, "[100%"))).Name);
        Assert.Equal("Org", Assert.Single(await OrganizationsAsync(new OrganizationFilter(9, null, null, _organization.ToString()))).Name);
        Assert.Empty(await OrganizationsAsync(new OrganizationFilter(9, null, OrganizationStatus.Suspended, null)));
    }

    [Fact]
    public async Task Tells_a_person_where_they_are_an_active_member_with_their_roles()
    {
        var user = UserId.New(Time);
        var member = UserMember.Join(_organization, user, [RoleAssignment.Everywhere(SystemRoles.Viewer.Id), RoleAssignment.Everywhere(SystemRoles.Finance.Id)], Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(member, token));
        await AddAsync(NewKey("Till"));

        var own = Assert.Single(await _database.InScopeAsync(s => s.GetRequiredService<IOrganizationStore>().ListOfAsync(user, 10, null, CancellationToken.None)));
        var counts = await _database.InScopeAsync(s => s.GetRequiredService<IOrganizationStore>().CountAsync(_organization, CancellationToken.None));

        Assert.Equal((member.Id, _organization), (own.MemberId, own.Organization.Id));
        Assert.Equal(["Finance", "Viewer"], own.Roles);
        Assert.Empty(await _database.InScopeAsync(s => s.GetRequiredService<IOrganizationStore>().ListOfAsync(user, 10, member.Id, CancellationToken.None)));
        Assert.Equal(new OrganizationCounts(1, 1, 0), counts);
    }

    [Fact]
    public async Task Gives_the_name_of_an_account_to_one_of_many_that_ask_at_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AddAccountAsync(i % 2 == 0 ? "ọjà" : "ỌJÀ")));

        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("account.name_taken", r.Error.Code));
        Assert.Equal(1, await _database.InScopeAsync(s => s.GetRequiredService<IAccountStore>().CountAsync(_organization, CancellationToken.None)));
    }

    [Fact]
    public async Task Lists_accounts_newest_first_and_finds_them()
    {
        var clock = new ManualTime();
        foreach (var name in (string[])["Ikeja", "Yaba", "100%"])
        {
            clock.Advance(TimeSpan.FromMilliseconds(2));
            await AddAccountAsync(name, clock);
        }

        var first = await AccountsAsync(new AccountFilter(2, null, null, null));

        Assert.Equal(["100%", "Yaba", "Ikeja"], first.Select(a => a.Name));
        Assert.Equal(["Ikeja"], (await AccountsAsync(new AccountFilter(2, first[1].Id, null, null))).Select(a => a.Name));
        Assert.Equal(["Ikeja"], (await AccountsAsync(new AccountFilter(2, null, AccountStatus.Active, "KEJ"))).Select(a => a.Name));
        Assert.Equal(["100%"], (await AccountsAsync(new AccountFilter(2, null, null, "%"))).Select(a => a.Name));
    }

    [Fact]
    public async Task Raises_whoever_is_limited_to_an_account_and_nobody_else()
    {
        var (ikeja, yaba) = (await NewAccountAsync("Ikeja"), await NewAccountAsync("Yaba"));
        var (there, both, elsewhere, everywhere) = (KeyOn(ikeja), KeyOn(ikeja, yaba), KeyOn(yaba), KeyOn());
        foreach (var key in new[] { there, both, elsewhere, everywhere })
        {
            await AddAsync(key);
        }

        IReadOnlyList<MemberVersion> raised = [];
        await ChangeAsync(async (services, token) =>
        {
            raised = await services.GetRequiredService<IMemberStore>().RaiseOnAccountAsync(_organization, ikeja, token);
            return Result.Success;
        });

        Assert.Equal(new[] { there.Id, both.Id }.Select(id => id.Value).Order(), raised.Select(r => r.Id.Value).Order());
        Assert.All(raised, r => Assert.Equal(2, r.Version));
        Assert.Equal(2, await _database.QueryAsync(c => c.Set<Member>().CountAsync(m => m.Version == 1 && m.Revision == 1)));
    }

    [Fact]
    public async Task Never_takes_a_role_on_suspended_accounts_for_one_that_is_held_everywhere()
    {
        var (ikeja, yaba) = (await NewAccountAsync("Ikeja"), await NewAccountAsync("Yaba"));
        var (one, both) = (KeyOn(ikeja), KeyOn(ikeja, yaba));
        await AddAsync(one);
        await AddAsync(both);
        await ChangeAsync(async (services, token) =>
        {
            var accounts = services.GetRequiredService<IAccountStore>();
            Assert.Equal(AccountStatus.Active, (await accounts.LockAsync(_organization, [ikeja, yaba, AccountId.New(Time)], token))[yaba]);
            var account = await accounts.FindAsync(_organization, ikeja, token);
            account!.Suspend("flooded", Time.GetUtcNow());
            return await accounts.SaveAsync(account, token);
        });

        var source = _database.Services.GetRequiredService<IMemberSnapshotSource>();
        var (alone, rest) = (await source.LoadMemberAsync(one.Id, CancellationToken.None), await source.LoadMemberAsync(both.Id, CancellationToken.None));

        Assert.Empty(alone!.Permissions.Roles);
        Assert.Equal([ikeja], Assert.Single(alone.OnSuspendedAccounts).AccountIds);
        Assert.Equal([yaba], Assert.Single(rest!.Permissions.Roles).AccountIds);
        Assert.Equal([ikeja], Assert.Single(rest.OnSuspendedAccounts).AccountIds);
    }

    [Fact]
    public async Task Raises_a_role_on_an_account_that_is_suspended_at_the_same_moment_or_refuses_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var (account, key) = (await NewAccountAsync($"Outlet {round}"), KeyOn());
            await AddAsync(key);

            // As the use cases do: both hold the account's row before they look.
            var given = ChangeAsync(async (services, token) =>
            {
                if ((await services.GetRequiredService<IAccountStore>().LockAsync(_organization, [account], token))[account] != AccountStatus.Active)
                {
                    return AccountErrors.Suspended;
                }

                var found = await services.GetRequiredService<IApiKeyStore>().FindAsync(_organization, key.Id, token);
                found!.ChangeRoles([new RoleAssignment(SystemRoles.Finance.Id, [account])]);
                return await services.GetRequiredService<IApiKeyStore>().SaveAsync(found, token);
            });
            var suspended = ChangeAsync(async (services, token) =>
            {
                var accounts = services.GetRequiredService<IAccountStore>();
                await accounts.LockAsync(_organization, [account], token);
                var found = await accounts.FindAsync(_organization, account, token);
                found!.Suspend("flooded", Time.GetUtcNow());
                await services.GetRequiredService<IMemberStore>().RaiseOnAccountAsync(_organization, account, token);
                return await accounts.SaveAsync(found, token);
            });

            var results = await Task.WhenAll(given, suspended);

            Assert.True(results[1].IsSuccess);
            Assert.Equal(results[0].IsSuccess ? 3 : 1, await _database.QueryAsync(c => c.Set<Member>().Where(m => m.Id == key.Id).Select(m => m.Version).SingleAsync()));
        }
    }

    [Fact]
    public async Task Counts_what_a_person_owns_one_founding_after_the_other()
    {
        UserId user = default;
        await ChangeAsync(async (services, token) =>
        {
            user = (await services.GetRequiredService<IUserDirectory>().CreateAsync("founder@merchant.example", "a-long-test-password", token)).Value;
            return Result.Success;
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync(async (services, token) =>
        {
            if (await services.GetRequiredService<IMemberStore>().CountOwnedAsync(user, token) >= 3)
            {
                return OrganizationErrors.TooMany;
            }

            var organization = Organization.Create(OrganizationId.New(Time), "Founded", Time.GetUtcNow());
            await services.GetRequiredService<IOrganizationStore>().AddAsync(organization, token);
            var owner = UserMember.Join(organization.Id, user, [RoleAssignment.Everywhere(SystemRoles.Owner.Id)], Time);
            return await services.GetRequiredService<IMemberStore>().AddAsync(owner, token);
        })));

        Assert.Equal(3, results.Count(r => r.IsSuccess));
    }

    [Fact]
    public async Task Finds_a_key_by_either_of_its_client_ids_in_its_own_organization()
    {
        var key = NewKey("Till");
        await AddAsync(key);

        foreach (var credential in key.Credentials)
        {
            Assert.Equal(key.Id, (await FindByClientAsync(_organization, credential.ClientId))!.Id);
            Assert.Null(await FindByClientAsync(OrganizationId.New(Time), credential.ClientId));
        }

        Assert.Null(await FindByClientAsync(_organization, Guid.CreateVersion7()));
    }

    private Task<ApiKey?> FindByClientAsync(OrganizationId organization, Guid client) =>
        _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().FindByClientIdAsync(organization, client, CancellationToken.None));

    private ApiKey KeyOn(params AccountId[] accounts) => ApiKey.Create(
        new NewApiKey(_organization, $"Key {MemberShortId.New()}", [new RoleAssignment(SystemRoles.Viewer.Id, accounts)], null),
        secret => new HashedSecret("h1$" + secret.Reveal()[^8..]),
        Time,
        out _);

    private async Task<AccountId> NewAccountAsync(string name)
    {
        await AddAccountAsync(name);
        return (await AccountsAsync(new AccountFilter(1, null, null, name)))[0].Id;
    }

    private Task<Result> AddAccountAsync(string name, TimeProvider? time = null) => ChangeAsync(
        (services, token) => services.GetRequiredService<IOrganizationStore>().AddAccountAsync(Account.Create(_organization, name, time ?? Time), token));

    private Task<Result> ChangeOrganizationAsync(Action<Organization> change) => ChangeAsync(async (services, token) =>
    {
        var organizations = services.GetRequiredService<IOrganizationStore>();
        var organization = await organizations.FindAsync(_organization, token);
        change(organization!);
        return await organizations.SaveAsync(organization!, token);
    });

    private Task<IReadOnlyList<Organization>> OrganizationsAsync(OrganizationFilter filter) =>
        _database.InScopeAsync(s => s.GetRequiredService<IOrganizationStore>().ListAsync(filter, CancellationToken.None));

    private Task<IReadOnlyList<Account>> AccountsAsync(AccountFilter filter) =>
        _database.InScopeAsync(s => s.GetRequiredService<IAccountStore>().ListAsync(_organization, filter, CancellationToken.None));
}
