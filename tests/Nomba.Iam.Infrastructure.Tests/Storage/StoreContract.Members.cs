using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>People and keys in one list, who holds a role, and what a change of roles comes to.</summary>
public abstract partial class StoreContract
{
    private static readonly MemberOverviewFilter AllMembers = new(10);

    [Fact]
    public async Task Shows_people_and_keys_in_one_list()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        await AddPersonAsync("bola@merchant.example", SystemRoles.Finance);
        var till = await AddKeyAsync("Till");
        await SuspendOrRevokeAsync((await AddKeyAsync("Ọjà")).Id, k => k.Suspend("lost", Time.GetUtcNow()));
        await UseAsync(till, (UsageOutcome.Issued, -1, 1));
        await BeginSessionAsync(ada);

        var page = await AskAsync(new ListMemberOverviews(_organization, AllMembers), IamPermissions.MembersRead);

        Assert.Equal(4, page.Total);
        Assert.Equal(["Ọjà", "Till", "bola@merchant.example", "ada@merchant.example"], page.Items.Select(m => m.Listing.DisplayName));
        Assert.Equal([false, true, false, true], page.Items.Select(m => m.LastSeenAt is not null));
        Assert.Equal("10.0.0.1", page.Items[1].LastAddress);
        foreach (var item in page.Items)
        {
            var one = await AskAsync(new GetMemberOverview(_organization, item.Listing.Member.Id), IamPermissions.MembersRead);
            Assert.Equal((item.LastSeenAt, item.LastAddress), (one.LastSeenAt, one.LastAddress));
        }

        Assert.Equal("Finance", page.Items[2].Listing.NameOf(SystemRoles.Finance.Id));
        Assert.Equal(["bola@merchant.example", "ada@merchant.example"], await MembersOfAsync(AllMembers with { Kind = MemberKind.User }));
        Assert.Equal(["Ọjà", "Till"], await MembersOfAsync(AllMembers with { Kind = MemberKind.ApiKey }));
        Assert.Equal(["Ọjà"], await MembersOfAsync(AllMembers with { Status = MemberStatus.Suspended }));
        Assert.Equal(["ada@merchant.example"], await MembersOfAsync(AllMembers with { Role = SystemRoles.Owner.Id }));
        Assert.Equal(["bola@merchant.example"], await MembersOfAsync(AllMembers with { Search = "BOLA" }));
        Assert.Equal(["Ọjà"], await MembersOfAsync(AllMembers with { Search = "ọjà" }));
        Assert.Equal(["Till", "bola@merchant.example"], await MembersOfAsync(new MemberOverviewFilter(2, 1)));
        Assert.Empty(await MembersOfAsync(AllMembers with { Search = "%" }));
    }

    [Fact]
    public async Task Shows_members_in_few_statements_and_to_nobody_else()
    {
        var people = new List<MemberId>();
        for (var i = 0; i < 6; i++)
        {
            people.Add(await AddPersonAsync($"person{i}@merchant.example", SystemRoles.Viewer));
            await AddKeyAsync($"Key {i}");
        }

        var before = _database.Statements;
        var page = await AskAsync(new ListMemberOverviews(_organization, new MemberOverviewFilter(100) { Search = "e" }), IamPermissions.MembersRead);

        Assert.Equal(12, page.Items.Count);
        Assert.InRange(_database.Statements - before, 1, 9);
        var stranger = OrganizationId.New(Time);
        Assert.Equal(0, (await TryAsync(new ListMemberOverviews(stranger, AllMembers), stranger, IamPermissions.MembersRead)).Value.Total);
        Assert.Equal("permission.missing", (await TryAsync(new ListMemberOverviews(_organization, AllMembers), _organization, IamPermissions.ApiKeysRead)).Error.Code);
        Assert.Equal(6, (await AskAsync(new ListMemberNames(_organization, people), IamPermissions.MembersRead)).Count);
        Assert.Empty((await TryAsync(new ListMemberNames(stranger, people), stranger, IamPermissions.MembersRead)).Value);
    }

    [Fact]
    public async Task Tells_who_holds_a_role()
    {
        await AddRoleAsync("Till", "accounts:read");
        var role = (await AskAsync(new ListRoleOverviews(_organization), IamPermissions.RolesRead)).Single(r => r.Role.Name == "Till").Role;
        var account = Account.Create(_organization, "Ikeja", Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAccountAsync(account, token));
        await AddPersonAsync("ada@merchant.example", role);
        await AddKeyAsync("One", role: role, accounts: [account.Id]);
        await AddKeyAsync("Two", role: role);
        await SuspendOrRevokeAsync((await AddKeyAsync("Gone", role: role)).Id, k => k.Revoke("done", Time.GetUtcNow()));

        var before = _database.Statements;
        var impact = await AskAsync(new GetRoleImpact(_organization, role.Id), IamPermissions.RolesRead, IamPermissions.MembersRead);
        Assert.InRange(_database.Statements - before, 1, 5);
        var all = await AskAsync(new ListRoleOverviews(_organization), IamPermissions.RolesRead);

        Assert.Equal((1, 2), (impact.People, impact.Keys));
        Assert.Equal([("ada@merchant.example", MemberKind.User), ("Two", MemberKind.ApiKey), ("One", MemberKind.ApiKey)], impact.First!.Select(h => (h.Name, h.Kind)));
        Assert.Equal((6, new RoleOverview(all[^1].Role, 1, 2)), (all.Count, all[^1]));
        Assert.Equal(0, all[0].People + all[0].Keys);
        Assert.Null((await AskAsync(new GetRoleImpact(_organization, role.Id), IamPermissions.RolesRead)).First);
        var stranger = OrganizationId.New(Time);
        Assert.Equal("role.unknown", (await TryAsync(new GetRoleImpact(stranger, role.Id), stranger, ReadsAll)).Error.Code);
    }

    [Fact]
    public async Task Tells_what_a_change_of_roles_gives_and_takes()
    {
        var account = Account.Create(_organization, "Ikeja", Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAccountAsync(account, token));
        await AddRoleAsync("Keeper", "api_keys:read", "api_keys:suspend");
        var keeper = (await AskAsync(new ListRoles(_organization), IamPermissions.RolesRead)).Single(r => r.Name == "Keeper");
        var key = await AddKeyAsync("Till", role: SystemRoles.Viewer);
        PreviewRoleChange To(params RoleAssignment[] roles) => new(_organization, key.Id, roles);

        var before = _database.Statements;
        var preview = await AskAsync(To(RoleAssignment.Everywhere(keeper.Id)), ReadsAll);
        Assert.InRange(_database.Statements - before, 1, 5);
        var same = await AskAsync(To(RoleAssignment.Everywhere(SystemRoles.Viewer.Id)), ReadsAll);
        var nowhere = await AskAsync(To(new RoleAssignment(SystemRoles.Viewer.Id, [account.Id])), ReadsAll);

        var gained = Assert.Single(preview.Gained);
        Assert.Equal((IamPermissions.ApiKeysSuspend, true, "Suspend and resume API keys"), (gained.Permission, gained.IsDangerous, gained.Description));
        Assert.Contains(IamPermissions.MembersRead, preview.Lost.Select(c => c.Permission));
        Assert.DoesNotContain(IamPermissions.ApiKeysRead, preview.Lost.Select(c => c.Permission));
        Assert.True(same.IsEmpty);
        Assert.Contains(IamPermissions.ApiKeysRead, nowhere.Lost.Select(c => c.Permission));
        Assert.Equal("role.unknown_id", (await TryAsync(To(RoleAssignment.Everywhere(RoleId.New(Time))), _organization, ReadsAll)).Error.Code);
        Assert.Equal("member.not_found", (await TryAsync(To(RoleAssignment.Everywhere(keeper.Id)), _organization, IamPermissions.RolesRead, IamPermissions.MembersRead)).Error.Code);
        var stranger = OrganizationId.New(Time);
        Assert.Equal("member.not_found", (await TryAsync(To(RoleAssignment.Everywhere(keeper.Id)) with { OrganizationId = stranger }, stranger, ReadsAll)).Error.Code);
    }

    [Fact]
    public async Task Tells_what_a_change_of_a_role_gives_and_takes()
    {
        await AddRoleAsync("Keeper", "api_keys:read", "api_keys:suspend");
        var keeper = (await AskAsync(new ListRoles(_organization), IamPermissions.RolesRead)).Single(r => r.Name == "Keeper");
        PreviewRoleUpdate To(params string[] permissions) => new(_organization, keeper.Id, permissions);

        var before = _database.Statements;
        var preview = await AskAsync(To("api_keys:read", "*:read"), IamPermissions.RolesRead);
        Assert.InRange(_database.Statements - before, 1, 4);

        Assert.Equal(IamPermissions.ApiKeysSuspend, Assert.Single(preview.Lost).Permission);
        Assert.Contains(IamPermissions.MembersRead, preview.Gained.Select(c => c.Permission));
        Assert.DoesNotContain(IamPermissions.ApiKeysRead, preview.Gained.Select(c => c.Permission));
        Assert.Equal("role.permission", (await TryAsync(To("nothing:read"), _organization, IamPermissions.RolesRead)).Error.Code);
        var stranger = OrganizationId.New(Time);
        Assert.Equal("role.unknown", (await TryAsync(To("*:read") with { OrganizationId = stranger }, stranger, IamPermissions.RolesRead)).Error.Code);
    }

    private async Task<IReadOnlyList<string>> MembersOfAsync(MemberOverviewFilter filter) =>
        [.. (await AskAsync(new ListMemberOverviews(_organization, filter), IamPermissions.MembersRead)).Items.Select(m => m.Listing.DisplayName)];

    private Task<Result> BeginSessionAsync(MemberId member) => ChangeAsync(async (services, token) =>
    {
        var listing = await services.GetRequiredService<IMemberStore>().FindAsync(_organization, member, token);
        await services.GetRequiredService<IUserSessionStore>().AddAsync(UserSession.Begin(((UserMember)listing!.Member).UserId, SignInMethod.Password, "10.0.0.2", "test", Time), token);
        return Result.Success;
    });
}
