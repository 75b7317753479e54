using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>What people prove themselves with besides a password.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Keeps_an_authenticator_with_its_key_sealed()
    {
        var (user, key) = (UserId.New(Time), TotpKey.Generate());
        var sealedKey = _database.Services.GetRequiredService<ITotpKeyProtector>().Seal(key);
        await ChangeAuthenticatorAsync(user, a => a.BeginSetup(sealedKey, Time.GetUtcNow()));
        var pending = await FactorsAsync(s => s.FindAsync(user, CancellationToken.None));
        await ChangeAuthenticatorAsync(user, a => a.Confirm(41, Time.GetUtcNow()));

        var found = await AskAuthenticatorsAsync(s => s.FindAsync(user, CancellationToken.None));

        Assert.False(pending.Any);
        Assert.True((await FactorsAsync(s => s.FindAsync(user, CancellationToken.None))).HasAuthenticator);
        Assert.Equal((41, null, null), (found!.LastStep, found.PendingKey, found.PendingUntil));
        Assert.NotNull(found.EnabledAt);
        Assert.DoesNotContain(key.Reveal(), found.Key!.Value, StringComparison.Ordinal);
        Assert.Equal(key.Reveal(), _database.Services.GetRequiredService<ITotpKeyProtector>().Open(found.Key).Reveal());
    }

    [Fact]
    public async Task Gives_a_time_step_to_one_of_many_and_none_before_it()
    {
        var user = await WithAuthenticatorAsync(100);

        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAuthenticatorsAsync(s => s.UseStepAsync(user, 101, CancellationToken.None))));

        Assert.Single(used, u => u);
        Assert.False(await AskAuthenticatorsAsync(s => s.UseStepAsync(user, 100, CancellationToken.None)));
        Assert.False(await AskAuthenticatorsAsync(s => s.UseStepAsync(UserId.New(Time), 200, CancellationToken.None)));
        Assert.True(await AskAuthenticatorsAsync(s => s.UseStepAsync(user, 102, CancellationToken.None)));
    }

    [Fact]
    public async Task Takes_one_of_many_answers_to_one_question()
    {
        var store = _database.Services.GetRequiredService<IPasskeyTicketStore>();
        var (ticket, until) = (Guid.CreateVersion7(), Time.GetUtcNow().AddMinutes(5));

        var spent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.SpendAsync(ticket, until, CancellationToken.None)));

        Assert.Single(spent, s => s);
        Assert.False(await store.SpendAsync(ticket, until, CancellationToken.None));
        Assert.True(await store.SpendAsync(Guid.CreateVersion7(), until, CancellationToken.None));
    }

    [Fact]
    public async Task Lets_one_of_two_set_ups_that_end_at_once_win()
    {
        var user = UserId.New(Time);
        await ChangeAuthenticatorAsync(user, a => a.BeginSetup(new SealedTotpKey("sealed"), Time.GetUtcNow()));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(step => ChangeAuthenticatorAsync(user, a => a.Confirm(step, Time.GetUtcNow()))));

        // One that reads after the first has written confirms once more; none of them writes over what it did not see.
        Assert.Contains(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("user.changed_meanwhile", r.Error.Code));
        var found = await AskAuthenticatorsAsync(s => s.FindAsync(user, CancellationToken.None));
        Assert.Equal(1 + results.Count(r => r.IsSuccess), found!.Revision);
    }

    [Fact]
    public async Task Uses_a_recovery_code_once_and_none_that_was_replaced()
    {
        var user = await WithAuthenticatorAsync(1);
        var (first, second) = (NewCodes(user), NewCodes(user));
        await ReplaceCodesAsync(user, first);

        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAuthenticatorsAsync(s => s.UseCodeAsync(first[0].Id, Time.GetUtcNow(), CancellationToken.None))));
        var left = await AskAuthenticatorsAsync(s => s.ListUnusedCodesAsync(user, CancellationToken.None));
        await ReplaceCodesAsync(user, second);

        Assert.Single(used, u => u);
        Assert.Equal(first.Skip(1).Select(c => c.Id.Value).Order(), left.Select(c => c.Id.Value).Order());
        Assert.Equal(first[1].Hash, left.Single(c => c.Id == first[1].Id).Hash);
        Assert.False(await AskAuthenticatorsAsync(s => s.UseCodeAsync(first[1].Id, Time.GetUtcNow(), CancellationToken.None)));
        Assert.Equal(RecoveryCode.SetSize, (await AskAuthenticatorsAsync(s => s.ListUnusedCodesAsync(user, CancellationToken.None))).Count);
    }

    [Fact]
    public async Task Removes_an_authenticator_with_its_recovery_codes()
    {
        var user = await WithAuthenticatorAsync(1);
        await ReplaceCodesAsync(user, NewCodes(user));

        var removed = await ChangeAsync(async (services, token) =>
        {
            var store = services.GetRequiredService<IAuthenticatorStore>();
            return await store.RemoveAsync((await store.FindAsync(user, token))!, token);
        });

        Assert.True(removed.IsSuccess);
        Assert.Empty(await AskAuthenticatorsAsync(s => s.ListUnusedCodesAsync(user, CancellationToken.None)));
        Assert.False((await FactorsAsync(s => s.FindAsync(user, CancellationToken.None))).Any);
    }

    [Fact]
    public async Task Counts_passkeys_as_identity_stores_them()
    {
        var user = await _database.InScopeAsync(async s =>
        {
            var users = s.GetRequiredService<UserManager<User>>();
            var person = new User { Id = UserId.New(Time).Value, UserName = "pass@key.example", Email = "pass@key.example" };
            Assert.True((await users.CreateAsync(person)).Succeeded);
            var passkey = new UserPasskeyInfo([1, 2, 3], [4], Time.GetUtcNow(), 7, ["internal"], true, true, true, [5], [6]) { Name = "Laptop" };
            Assert.True((await users.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded);
            return person;
        });

        var found = await FactorsAsync(s => s.FindAsync(new UserId(user.Id), CancellationToken.None));
        var read = await _database.InScopeAsync(s => s.GetRequiredService<UserManager<User>>().GetPasskeysAsync(user));

        Assert.Equal(new SecondFactors(false, 1), found);
        Assert.Equal(("Laptop", 7u), (Assert.Single(read).Name, read[0].SignCount));
    }

    [Fact]
    public async Task Knows_who_must_have_a_second_factor()
    {
        var (active, gone) = (UserId.New(Time), UserId.New(Time));
        var before = await FactorsAsync(s => s.IsRequiredByAsync(_organization, CancellationToken.None));
        await AddMemberAsync(UserMember.Join(_organization, active, [], Time));
        var leaver = UserMember.Join(_organization, gone, [], Time);
        leaver.Revoke("gone", Time.GetUtcNow());
        await AddMemberAsync(leaver);
        await ChangeAsync(async (services, token) =>
        {
            var organizations = services.GetRequiredService<IOrganizationStore>();
            var organization = await organizations.FindAsync(_organization, token);
            organization!.Change(null, null, null, requiresSecondFactor: true);
            return await organizations.SaveAsync(organization, token);
        });

        Assert.False(before);
        Assert.True(await FactorsAsync(s => s.IsRequiredByAsync(_organization, CancellationToken.None)));
        Assert.True(await FactorsAsync(s => s.IsRequiredByAsync(OrganizationId.New(Time), CancellationToken.None)));
        Assert.True(await FactorsAsync(s => s.IsRequiredOfAsync(active, CancellationToken.None)));
        Assert.False(await FactorsAsync(s => s.IsRequiredOfAsync(gone, CancellationToken.None)));
    }

    [Fact]
    public async Task Notes_that_a_session_was_proven_again()
    {
        var session = UserSession.Begin(UserId.New(Time), SignInMethod.Password, null, null, Time);
        var later = session.ProvenAt + TimeSpan.FromMinutes(5);
        await ChangeAsync(async (services, token) =>
        {
            await services.GetRequiredService<IUserSessionStore>().AddAsync(session, token);
            return Result.Success;
        });
        await _database.InScopeAsync(async s =>
        {
            await s.GetRequiredService<IUserSessionStore>().ProveAsync(session.Id, SignInMethod.PasswordAndCode, later, CancellationToken.None);
            return true;
        });

        var found = await _database.InScopeAsync(s => s.GetRequiredService<IUserSessionStore>().FindAsync(session.Id, CancellationToken.None));

        Assert.Equal((session.CreatedAt, SignInMethod.Password), (session.ProvenAt, session.Method));
        Assert.Equal((later.ToUnixTimeMilliseconds(), SignInMethod.PasswordAndCode), (found!.ProvenAt.ToUnixTimeMilliseconds(), found.Method));
    }

    private async Task<UserId> WithAuthenticatorAsync(long step)
    {
        var user = UserId.New(Time);
        await ChangeAuthenticatorAsync(user, a =>
        {
            a.BeginSetup(new SealedTotpKey("sealed"), Time.GetUtcNow());
            a.Confirm(step, Time.GetUtcNow());
        });
        return user;
    }

    private Task<Result> ChangeAuthenticatorAsync(UserId user, Action<Authenticator> change) => ChangeAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IAuthenticatorStore>();
        var authenticator = await store.FindAsync(user, token) ?? Authenticator.Of(user);
        change(authenticator);
        return await store.SaveAsync(authenticator, token);
    });

    private static RecoveryCode[] NewCodes(UserId user) =>
        [.. Enumerable.Range(0, RecoveryCode.SetSize).Select(_ => RecoveryCode.Issue(user, new HashedSecret($"h1${Guid.CreateVersion7()}"), Time))];

    private Task<Result> ReplaceCodesAsync(UserId user, IReadOnlyList<RecoveryCode> codes) => ChangeAsync(async (services, token) =>
    {
        await services.GetRequiredService<IAuthenticatorStore>().ReplaceCodesAsync(user, codes, token);
        return Result.Success;
    });

    private Task<T> AskAuthenticatorsAsync<T>(Func<IAuthenticatorStore, Task<T>> ask) => _database.InScopeAsync(s => ask(s.GetRequiredService<IAuthenticatorStore>()));

    private Task<T> FactorsAsync<T>(Func<ISecondFactorStore, Task<T>> ask) => _database.InScopeAsync(s => ask(s.GetRequiredService<ISecondFactorStore>()));
}
