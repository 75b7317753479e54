using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>What the stores promise, whatever the database: one suite, run on each.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private TestDatabase _database = null!;
    private OrganizationId _organization;

    protected abstract Task<TestDatabase> CreateAsync();

    public async ValueTask InitializeAsync()
    {
        _database = await CreateAsync();
        _organization = OrganizationId.New(Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAsync(Organization.Create(_organization, "Org", Time.GetUtcNow()), token));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Keeps_a_key_as_it_was_written()
    {
        var key = NewKey("Till");
        await AddAsync(key);

        var found = await _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().FindAsync(_organization, key.Id, CancellationToken.None));

        Assert.NotNull(found);
        Assert.Equal((key.Name, key.Status, key.Version, key.ShortId), (found.Name, found.Status, found.Version, found.ShortId));
        Assert.Equal(key.CreatedAt, found.CreatedAt);
        Assert.Equal(key.RoleIds, found.RoleIds);
        Assert.Equal(key.Credentials.Select(c => (c.ClientId, c.SecretHash)).Order(), found.Credentials.Select(c => (c.ClientId, c.SecretHash)).Order());
        Assert.Null(await _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().FindAsync(OrganizationId.New(Time), key.Id, CancellationToken.None)));
    }

    [Fact]
    public async Task Lists_keys_newest_first_by_their_ids()
    {
        var clock = new ManualTime();
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(NewKey($"Key {i}", clock));
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        var first = await ListAsync(new ApiKeyFilter(2, null, null, null));
        var rest = await ListAsync(new ApiKeyFilter(10, first[1].Id, null, null));

        Assert.Equal(["Key 4", "Key 3", "Key 2"], first.Select(k => k.Name));
        Assert.Equal(["Key 2", "Key 1", "Key 0"], rest.Select(k => k.Name));
        Assert.Equal("Key 3", Assert.Single(await ListAsync(new ApiKeyFilter(10, null, null, "y 3"))).Name);
        Assert.Empty(await ListAsync(new ApiKeyFilter(10, null, null, "%")));
    }

    [Theory]
    [InlineData("Ọjà")]
    [InlineData("ẹkọ")]
    [InlineData("ỌJÀ Ẹ")]
    [InlineData("[1]")]
    [InlineData("100%")]
    public async Task Finds_a_key_by_any_part_of_its_name_in_any_case(string text)
    {
        await AddAsync(NewKey("Ọjà ẹkọ [1] 100%"));
        await AddAsync(NewKey("Till"));

        Assert.Single(await ListAsync(new ApiKeyFilter(10, null, null, text)));
    }

    [Fact]
    public async Task Finds_a_revoked_key_by_its_name_as_written()
    {
        var key = NewKey("Ọjà");
        await AddAsync(key);
        await SuspendOrRevokeAsync(key.Id, k => k.Revoke("done", Time.GetUtcNow()));

        Assert.Single(await ListAsync(new ApiKeyFilter(10, null, null, "Ọjà")));
    }

    [Fact]
    public async Task Keeps_an_owner_when_two_suspend_each_other_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var organization = OrganizationId.New(Time);
            await ChangeAsync((services, token) => services.GetRequiredService<IOrganizationStore>().AddAsync(Organization.Create(organization, "Org", Time.GetUtcNow()), token));
            var owners = new[] { NewOwner(organization), NewOwner(organization) };
            foreach (var owner in owners)
            {
                await ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(owner, token));
            }

            await Task.WhenAll(owners.Select(owner => SuspendOwnerAsync(organization, owner.Id)));

            Assert.Equal(1, await _database.InScopeAsync(s => s.GetRequiredService<IMemberStore>().CountActiveOwnersAsync(organization, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task Gives_a_name_to_one_of_many_that_ask_at_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync(NewKey("Same"))));

        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("api_key.name_taken", r.Error.Code));
    }

    [Fact]
    public async Task Lets_revoked_keys_share_a_name()
    {
        for (var i = 0; i < 3; i++)
        {
            var key = NewKey("Again");
            Assert.True((await AddAsync(key)).IsSuccess);
            await SuspendOrRevokeAsync(key.Id, k => k.Revoke("done", Time.GetUtcNow()));
        }

        Assert.Equal(3, (await ListAsync(new ApiKeyFilter(10, null, MemberStatus.Revoked, null))).Count);
    }

    [Fact]
    public async Task Lets_one_of_two_changes_of_a_member_win()
    {
        var key = NewKey("Contended");
        await AddAsync(key);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SuspendOrRevokeAsync(key.Id, k => k.Suspend("race", Time.GetUtcNow()))));

        Assert.Contains(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("member.changed_meanwhile", r.Error.Code));
        Assert.Equal(2, await _database.QueryAsync(c => c.Set<Member>().Where(m => m.Id == key.Id).Select(m => m.Version).FirstAsync()));
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_a_use_case_refuses()
    {
        var result = await ChangeAsync(async (services, token) =>
        {
            await services.GetRequiredService<IApiKeyStore>().AddAsync(NewKey("Ghost"), token);
            return MemberErrors.NotFound;
        });

        Assert.False(result.IsSuccess);
        Assert.Empty(await ListAsync(new ApiKeyFilter(10, null, null, null)));
        Assert.Equal(1, await _database.QueryAsync(c => c.Set<AuditEntry>().CountAsync()));
    }

    [Fact]
    public async Task Refuses_to_commit_a_change_that_nobody_audited()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InScopeAsync(services =>
            services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
                async token => await services.GetRequiredService<IApiKeyStore>().AddAsync(NewKey("Silent"), token), CancellationToken.None)));

        Assert.Empty(await ListAsync(new ApiKeyFilter(10, null, null, null)));
    }

    [Fact]
    public async Task Gives_an_address_to_one_of_many_that_ask_at_once()
    {
        for (var round = 0; round < 3; round++)
        {
            var email = $"person{round}@merchant.example";
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync(async (services, token) =>
            {
                var created = await services.GetRequiredService<IUserDirectory>().CreateAsync(email, "a-long-test-password", token);
                return created.IsSuccess ? Result.Success : created.Error;
            })));

            Assert.Single(results, r => r.IsSuccess);
            Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("user.email_taken", r.Error.Code));
        }
    }

    [Fact]
    public async Task Applies_a_revocation_once_it_is_committed_and_never_when_it_is_not()
    {
        var revocations = _database.Services.GetRequiredService<IRevocations>();
        var (kept, lost) = (MemberId.New(Time), MemberId.New(Time));
        RevocationEvent Of(MemberId member) => RevocationEvent.OfMember(member, 2, Time.GetUtcNow(), Time.GetUtcNow().AddHours(1));

        await ChangeAsync((services, _) =>
        {
            services.GetRequiredService<IRevocationLog>().Append(Of(lost));
            return Task.FromResult<Result>(MemberErrors.NotFound);
        });
        await ChangeAsync((services, _) =>
        {
            services.GetRequiredService<IRevocationLog>().Append(Of(kept));
            Assert.False(revocations.IsDead(kept, 1));
            return Task.FromResult(Result.Success);
        });

        Assert.True(revocations.IsDead(kept, 1));
        Assert.False(revocations.IsDead(lost, 1));
        Assert.Equal(kept.ToString(), Assert.Single(await _database.QueryAsync(c => c.Set<RevocationEvent>().ToListAsync())).Subject);
    }

    [Fact]
    public async Task Turns_a_family_once_however_many_ask()
    {
        var (handle, client) = (NewHandle(hasGrant: false), Guid.CreateVersion7());
        for (uint sequence = 0; sequence < 3; sequence++)
        {
            var turn = TurnOf(handle with { Sequence = sequence }, client);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Families.AdvanceAsync(turn, CancellationToken.None)));

            Assert.Single(answers.OfType<FamilyAdvance.Advanced>());
            Assert.Equal(19, answers.OfType<FamilyAdvance.AlreadyAdvanced>().Count());
        }

        Assert.IsType<FamilyAdvance.Reused>(await Families.AdvanceAsync(TurnOf(handle, client), CancellationToken.None));
        Assert.IsType<FamilyAdvance.Refused>(await Families.AdvanceAsync(TurnOf(handle with { Sequence = 3 }, Guid.CreateVersion7()), CancellationToken.None));
    }

    [Fact]
    public async Task Gives_a_stored_grant_back_to_its_client_alone()
    {
        var (handle, client) = (NewHandle(hasGrant: true), Guid.CreateVersion7());
        await Families.StartAsync(RefreshFamily.Start(handle.Family, Owner, client, Time.GetUtcNow().AddDays(1), "{\"scope\":[]}"), CancellationToken.None);

        Assert.IsType<FamilyAdvance.Refused>(await Families.AdvanceAsync(TurnOf(handle, Guid.CreateVersion7()), CancellationToken.None));
        var advanced = Assert.IsType<FamilyAdvance.Advanced>(await Families.AdvanceAsync(TurnOf(handle, null), CancellationToken.None));
        Assert.Equal((client, "{\"scope\":[]}"), (advanced.Client, advanced.Grant));
        Assert.IsType<FamilyAdvance.Refused>(await Families.AdvanceAsync(TurnOf(NewHandle(hasGrant: true), client), CancellationToken.None));
    }

    [Fact]
    public async Task Kills_a_family_for_good_with_one_event()
    {
        var (handle, client) = (NewHandle(hasGrant: false), Guid.CreateVersion7());
        var revocation = new FamilyRevocation(handle.Family, Owner, client, Time.GetUtcNow().AddDays(1));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Families.RevokeAsync(revocation, CancellationToken.None)));

        Assert.IsType<FamilyAdvance.Refused>(await Families.AdvanceAsync(TurnOf(handle, client), CancellationToken.None));
        Assert.Equal(1, await _database.QueryAsync(c => c.Set<RevocationEvent>().CountAsync(e => e.Subject == handle.Family.Value)));
        Assert.True(_database.Services.GetRequiredService<IRevocations>().IsDead(handle.Family));
    }

    [Fact]
    public async Task Uses_a_code_up_once_and_tells_codes_apart_by_case()
    {
        var codes = _database.Services.GetRequiredService<IAuthorizationCodeStore>();
        var family = TokenFamilyId.New(Time.GetUtcNow());
        var hash = "abcDEF" + new string('x', 37);
        var terms = new AuthorizationCodeTerms(Guid.CreateVersion7(), Owner, 1, "https://app.example/cb", new string('c', 43), "{}");
        await codes.AddAsync(AuthorizationCode.Create(hash, family, terms, Time.GetUtcNow().AddMinutes(1)), CancellationToken.None);

        Assert.Null(await codes.FindAsync(hash.ToUpperInvariant(), CancellationToken.None));
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => codes.ConsumeAsync(
            hash, RefreshFamily.Start(family, Owner, terms.ApplicationId, Time.GetUtcNow().AddDays(1), "{}"), Time.GetUtcNow(), CancellationToken.None)));
        Assert.Single(used, won => won);
        Assert.NotNull((await codes.FindAsync(hash, CancellationToken.None))!.ConsumedAt);
    }

    [Fact]
    public async Task Counts_failures_that_come_at_once()
    {
        var failures = _database.Services.GetRequiredService<ISignInFailureStore>();
        var now = Time.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => failures.AddAsync("key", now, TimeSpan.FromHours(1), CancellationToken.None)));

        Assert.Equal(10, (await failures.FindAsync("key", CancellationToken.None))!.Count);
        Assert.Equal(1, (await failures.AddAsync("key", now.AddHours(2), TimeSpan.FromHours(1), CancellationToken.None)).Count);
        await failures.ForgetAsync("key", CancellationToken.None);
        Assert.Null(await failures.FindAsync("key", CancellationToken.None));
    }

    [Fact]
    public async Task Has_the_model_of_this_build()
    {
        Assert.False(await _database.QueryAsync(c => Task.FromResult(c.Database.HasPendingModelChanges())));
        Assert.True(await _database.Services.GetRequiredService<DatabaseMigrator>().IsUpToDateAsync(CancellationToken.None));
    }

    private MemberId Owner { get; } = MemberId.New(Time);

    private IRefreshFamilyStore Families => _database.Services.GetRequiredService<IRefreshFamilyStore>();

    private static RefreshHandle NewHandle(bool hasGrant) =>
        new(TokenFamilyId.New(Time.GetUtcNow()), MemberShortId.New(), 1, 0, KeyEnvironment.Live, hasGrant);

    private FamilyTurn TurnOf(RefreshHandle handle, Guid? client) => new(handle, Owner, client, Time.GetUtcNow().AddDays(1));

    private ApiKey NewKey(string name, TimeProvider? time = null) => ApiKey.Create(
        new NewApiKey(_organization, name, [RoleAssignment.Everywhere(SystemRoles.Viewer.Id)], null), secret => new HashedSecret("h1$" + secret.Reveal()[^8..]), time ?? Time, out _);

    private static UserMember NewOwner(OrganizationId organization) => UserMember.Join(organization, UserId.New(Time), [RoleAssignment.Everywhere(SystemRoles.Owner.Id)], Time);

    // As the use case does: it counts, decides and writes in one transaction.
    private Task<Result> SuspendOwnerAsync(OrganizationId organization, MemberId id) => ChangeAsync(async (services, token) =>
    {
        var members = services.GetRequiredService<IMemberStore>();
        var listing = await members.FindAsync(organization, id, token);
        if (await members.CountActiveOwnersAsync(organization, token) <= 1)
        {
            return MemberErrors.LastOwner;
        }

        listing!.Member.Suspend("race", Time.GetUtcNow());
        return await members.SaveAsync(listing.Member, token);
    });

    private Task<Result> AddAsync(ApiKey key) => ChangeAsync((services, token) => services.GetRequiredService<IApiKeyStore>().AddAsync(key, token));

    private Task<Result> SuspendOrRevokeAsync(MemberId id, Func<ApiKey, Result> change) => ChangeAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IApiKeyStore>();
        var key = await store.FindAsync(_organization, id, token);
        change(key!);
        return await store.SaveAsync(key!, token);
    });

    private Task<Result> ChangeAsync(Func<IServiceProvider, CancellationToken, Task<Result>> change) => _database.InScopeAsync(services =>
        services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            async token =>
            {
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("test.changed", "test", "1", null));
                return await change(services, token);
            },
            CancellationToken.None));

    private Task<IReadOnlyList<ApiKey>> ListAsync(ApiKeyFilter filter) =>
        _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().ListAsync(_organization, filter, CancellationToken.None));
}
