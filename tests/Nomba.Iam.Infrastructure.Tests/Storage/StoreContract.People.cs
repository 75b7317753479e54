using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>People: who belongs, who is invited, their links and their sessions.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Always_leaves_one_of_two_owners_who_go_at_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var organization = OrganizationId.New(Time);
            UserMember[] owners = [NewOwner(organization), NewOwner(organization)];
            await ChangeAsync(async (services, token) =>
            {
                await services.GetRequiredService<IOrganizationStore>().AddAsync(Organization.Create(organization, "Two", Time.GetUtcNow()), token);
                await services.GetRequiredService<IMemberStore>().AddAsync(owners[0], token);
                return await services.GetRequiredService<IMemberStore>().AddAsync(owners[1], token);
            });

            var results = await Task.WhenAll(owners.Select(o => LeaveAsync(organization, o.Id)));

            Assert.Single(results, r => r.IsSuccess);
            Assert.Equal("member.last_owner", Assert.Single(results, r => !r.IsSuccess).Error.Code);
        }
    }

    [Fact]
    public async Task Lets_a_person_belong_once_and_come_back_after_they_are_gone()
    {
        var user = UserId.New(Time);
        UserMember Viewer() => UserMember.Join(_organization, user, [RoleAssignment.Everywhere(SystemRoles.Viewer.Id)], Time);
        var first = Viewer();
        var added = await AddMemberAsync(first);
        var twice = await AddMemberAsync(Viewer());
        await ChangeAsync(async (services, token) =>
        {
            var members = services.GetRequiredService<IMemberStore>();
            var found = await members.FindAsync(_organization, first.Id, token);
            found!.Member.Revoke("gone", Time.GetUtcNow());
            return await members.SaveAsync(found.Member, token);
        });

        var second = Viewer();
        var again = await AddMemberAsync(second);

        Assert.Equal((true, false, true), (added.IsSuccess, twice.IsSuccess, again.IsSuccess));
        Assert.Equal(second.Id, await _database.InScopeAsync(s => s.GetRequiredService<IMemberStore>().FindMembershipAsync(user, _organization, CancellationToken.None)));
    }

    [Fact]
    public async Task Uses_a_link_up_once_and_not_after_its_time()
    {
        var (token, late) = (LinkToken.Generate(), LinkToken.Generate());
        var link = OneTimeLink.Issue(new LinkTerms(LinkPurpose.SetPassword, Guid.CreateVersion7(), "a@b.example", TimeSpan.FromHours(1)), token, Time);
        var old = OneTimeLink.Issue(new LinkTerms(LinkPurpose.SetPassword, Guid.CreateVersion7(), "a@b.example", TimeSpan.FromHours(-1)), late, Time);
        await ChangeAsync(async (services, cancellationToken) =>
        {
            await services.GetRequiredService<IOneTimeLinkStore>().AddAsync(link, cancellationToken);
            await services.GetRequiredService<IOneTimeLinkStore>().AddAsync(old, cancellationToken);
            return Result.Success;
        });

        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConsumeAsync(link.Id)));

        Assert.Single(used, r => r.IsSuccess);
        Assert.False((await ConsumeAsync(old.Id)).IsSuccess);
        Assert.Null(await _database.InScopeAsync(s => s.GetRequiredService<IOneTimeLinkStore>().FindAsync(LinkToken.HashOf(token.Reveal()).ToUpperInvariant(), CancellationToken.None)));
    }

    [Fact]
    public async Task Invites_an_address_once_at_a_time_however_many_do_it_at_once()
    {
        Invitation New() => Invitation.Invite(new NewInvitation(_organization, "Ada@merchant.example", [RoleAssignment.Everywhere(SystemRoles.Viewer.Id)], Owner), Time);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ChangeAsync((services, token) => services.GetRequiredService<IInvitationStore>().AddAsync(New(), token))));

        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("invitation.pending", r.Error.Code));
        var found = Assert.Single(await _database.InScopeAsync(s => s.GetRequiredService<IInvitationStore>().ListAsync(_organization, 10, null, CancellationToken.None)));
        Assert.Equal(SystemRoles.Viewer.Id, Assert.Single(found.Invitation.Assignments).RoleId);
        Assert.Equal("Viewer", found.NameOf(SystemRoles.Viewer.Id));
    }

    [Fact]
    public async Task Ends_a_session_once_and_all_others_but_one()
    {
        var user = UserId.New(Time);
        UserSession[] sessions = [.. Enumerable.Range(0, 3).Select(_ => UserSession.Begin(user, SignInMethod.Password, "127.0.0.1", "test", Time))];
        await ChangeAsync(async (services, token) =>
        {
            foreach (var session in sessions)
            {
                await services.GetRequiredService<IUserSessionStore>().AddAsync(session, token);
            }

            return Result.Success;
        });
        Task<T> AskAsync<T>(Func<IUserSessionStore, Task<T>> ask) => _database.InScopeAsync(s => ask(s.GetRequiredService<IUserSessionStore>()));

        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(s => s.EndAsync(user, sessions[0].Id, Time.GetUtcNow(), CancellationToken.None))));
        var foreign = await AskAsync(s => s.EndAsync(UserId.New(Time), sessions[1].Id, Time.GetUtcNow(), CancellationToken.None));
        var others = await AskAsync(s => s.EndOthersAsync(user, sessions[2].Id, Time.GetUtcNow(), CancellationToken.None));

        Assert.Single(ended, e => e);
        Assert.Equal((false, 1), (foreign, others));
        Assert.Equal(sessions[2].Id, Assert.Single(await AskAsync(s => s.ListAsync(user, Time.GetUtcNow(), 10, null, CancellationToken.None))).Id);
    }

    [Fact]
    public async Task Lists_sessions_newest_first_and_none_that_is_too_old()
    {
        var clock = new ManualTime();
        var (user, started) = (UserId.New(clock), clock.GetUtcNow());
        List<UserSession> sessions = [];
        for (var i = 0; i < 4; i++)
        {
            sessions.Add(UserSession.Begin(user, SignInMethod.Password, null, null, clock));
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        await ChangeAsync(async (services, token) =>
        {
            foreach (var session in sessions)
            {
                await services.GetRequiredService<IUserSessionStore>().AddAsync(session, token);
            }

            return Result.Success;
        });
        async Task<IEnumerable<int>> ListAsync(TimeSpan after, int limit, UserSessionId? before) => (await _database.InScopeAsync(
            s => s.GetRequiredService<IUserSessionStore>().ListAsync(user, started + after, limit, before, CancellationToken.None))).Select(s => sessions.FindIndex(own => own.Id == s.Id));

        Assert.Equal([3, 2], await ListAsync(TimeSpan.FromMinutes(30), 2, null));
        Assert.Equal([1, 0], await ListAsync(TimeSpan.FromMinutes(30), 10, sessions[2].Id));
        Assert.Equal([3, 2, 1], await ListAsync(UserSession.Idle + UserSession.SeenEvery + TimeSpan.FromMinutes(1), 10, null));
        await _database.InScopeAsync(async s =>
        {
            await s.GetRequiredService<IUserSessionStore>().TouchAsync(sessions[0].Id, started + UserSession.Longest, CancellationToken.None);
            return true;
        });
        Assert.Equal([0], await ListAsync(UserSession.Longest - TimeSpan.FromMinutes(1), 10, null));
        Assert.Empty(await ListAsync(UserSession.Longest + TimeSpan.FromMinutes(1), 10, null));
    }

    // As leaving and removing do: the count comes before the member is read.
    private Task<Result> LeaveAsync(OrganizationId organization, MemberId id) => ChangeAsync(async (services, token) =>
    {
        var members = services.GetRequiredService<IMemberStore>();
        var owners = await members.CountActiveOwnersAsync(organization, token);
        var listing = await members.FindAsync(organization, id, token);
        if (owners <= 1)
        {
            return MemberErrors.LastOwner;
        }

        listing!.Member.Revoke("race", Time.GetUtcNow());
        return await members.SaveAsync(listing.Member, token);
    });

    private Task<Result> AddMemberAsync(UserMember member) => ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(member, token));

    private Task<Result> ConsumeAsync(OneTimeLinkId id) => ChangeAsync(async (services, token) =>
        await services.GetRequiredService<IOneTimeLinkStore>().ConsumeAsync(id, Time.GetUtcNow(), token) ? Result.Success : LinkErrors.Used);
}
