using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Applications and consents.</summary>
public abstract partial class StoreContract
{
    private const string Callback = "https://app.example/cb";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("accounts:read transfers:initiate")]
    public async Task Keeps_an_application_as_it_was_written(string? allowed)
    {
        var names = allowed?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var application = await AddApplicationAsync("Kobo Books", ApplicationKind.Confidential, names);

        var found = await FindApplicationAsync(application.Id);

        Assert.NotNull(found);
        Assert.Equal((application.Name, application.Kind, application.Status, 1, 1), (found.Name, found.Kind, found.Status, found.Revision, found.ConsentVersion));
        Assert.Equal([Callback, "com.example.app:/cb"], found.RedirectUris);
        Assert.Equal(names, found.Allowed.Names);
        var secret = Assert.Single(found.Secrets);
        Assert.Equal((ApplicationSecretState.Active, "ABCD", application.Secrets[0].Hash), (secret.State, secret.Hint, secret.Hash));
        Assert.Null(await _database.InScopeAsync(s => s.GetRequiredService<IApplicationStore>().FindAsync(OrganizationId.New(Time), application.Id, CancellationToken.None)));
    }

    [Fact]
    public async Task Gives_an_applications_name_to_one_of_many_and_back_when_it_is_deleted()
    {
        Domain.Applications.Application[] wanted = [.. Enumerable.Range(0, 6).Select(_ => NewApplicationOf("Same", ApplicationKind.Public))];
        var results = await Task.WhenAll(wanted.Select(AddAsync));
        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("application.name_taken", r.Error.Code));

        for (var round = 0; round < 2; round++)
        {
            var living = Assert.Single(await ListApplicationsAsync(new ApplicationFilter(10, null, ApplicationStatus.Active, "sAm")));
            await ChangeApplicationAsync(living.Id, a => a.Delete(Time.GetUtcNow()));
            Assert.True((await AddAsync(NewApplicationOf("same", ApplicationKind.Public))).IsSuccess);
        }

        Assert.Equal(2, (await ListApplicationsAsync(new ApplicationFilter(10, null, ApplicationStatus.Deleted, null))).Count);
    }

    [Fact]
    public async Task Activates_an_applications_secret_once_however_many_use_it_first()
    {
        var application = await AddApplicationAsync("Kobo Books", ApplicationKind.Confidential);
        var draft = DraftOf(TimeSpan.FromHours(1));
        await ChangeApplicationAsync(application.Id, a => a.Rotate(draft, Time.GetUtcNow()));
        var activated = 0;

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ChangeApplicationAsync(application.Id, a =>
        {
            Interlocked.Add(ref activated, a.Activate(draft.Id, Time.GetUtcNow()) ? 1 : 0);
            return Result.Success;
        })));

        Assert.Equal(1, activated);
        Assert.Equal(
            [ApplicationSecretState.Retiring, ApplicationSecretState.Active],
            (await FindApplicationAsync(application.Id))!.Secrets.OrderBy(s => s.CreatedAt).Select(s => s.State));
    }

    [Fact]
    public async Task Exchanges_no_code_of_an_application_that_is_not_as_it_was_known()
    {
        var application = await AddApplicationAsync("Kobo Books", ApplicationKind.Public);
        var codes = _database.Services.GetRequiredService<IAuthorizationCodeStore>();
        var (first, second) = (await AddCodeAsync(application.Id, Owner), await AddCodeAsync(application.Id, Owner));
        await ChangeApplicationAsync(application.Id, a => Ended(a, a.Suspend("test", Time.GetUtcNow())));
        var ended = (await FindApplicationAsync(application.Id))!.TokensEndedAt;

        Assert.False(await codes.ConsumeAsync(first.Hash, FamilyOf(first), null, Time.GetUtcNow(), CancellationToken.None));
        Assert.False(await codes.ConsumeAsync(first.Hash, FamilyOf(first), ended, Time.GetUtcNow(), CancellationToken.None));

        await ChangeApplicationAsync(application.Id, a => a.Resume(Time.GetUtcNow()));
        Assert.False(await codes.ConsumeAsync(first.Hash, FamilyOf(first), null, Time.GetUtcNow(), CancellationToken.None));
        Assert.True(await codes.ConsumeAsync(second.Hash, FamilyOf(second), ended, Time.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task Leaves_no_family_alive_when_an_application_is_suspended_amid_exchanges()
    {
        for (var round = 0; round < 5; round++)
        {
            var application = await AddApplicationAsync($"App {round}", ApplicationKind.Public);
            var codes = _database.Services.GetRequiredService<IAuthorizationCodeStore>();
            var given = new List<AuthorizationCode>();
            for (var i = 0; i < 4; i++)
            {
                given.Add(await AddCodeAsync(application.Id, Owner));
            }

            var exchanges = given.Select(c => Task.Run(() => codes.ConsumeAsync(c.Hash, FamilyOf(c), null, Time.GetUtcNow(), CancellationToken.None))).ToList();
            var suspended = await ChangeApplicationAsync(application.Id, a => Ended(a, a.Suspend("race", Time.GetUtcNow())), endsFamilies: true);
            await Task.WhenAll(exchanges);

            Assert.True(suspended.IsSuccess);
            Assert.Equal(0, await _database.QueryAsync(c => c.Set<RefreshFamily>().CountAsync(f => f.ClientId == application.Id.Value && !f.IsRevoked)));
        }
    }

    [Fact]
    public async Task Ends_with_a_consent_whatever_comes_of_it_at_the_same_moment()
    {
        for (var round = 0; round < 5; round++)
        {
            var (member, application) = (NewOwner(_organization), await AddApplicationAsync($"App {round}", ApplicationKind.Public));
            await ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(member, token));
            await GiveAsync(member, application.Id);
            var (early, late) = (await AddCodeAsync(application.Id, member.Id), await AddCodeAsync(application.Id, member.Id));
            var codes = _database.Services.GetRequiredService<IAuthorizationCodeStore>();
            Assert.True(await codes.ConsumeAsync(early.Hash, FamilyOf(early), null, Time.GetUtcNow(), CancellationToken.None));

            var exchange = Task.Run(() => codes.ConsumeAsync(late.Hash, FamilyOf(late), null, Time.GetUtcNow(), CancellationToken.None));
            IReadOnlyList<TokenFamilyId> ended = [];
            await ChangeAsync(async (services, token) =>
            {
                var consents = services.GetRequiredService<IConsentStore>();
                ended = await consents.EndAsync((await consents.HoldAsync(member.Id, application.Id, token))!, Time.GetUtcNow(), token);
                return Result.Success;
            });

            Assert.Equal(await exchange ? 2 : 1, ended.Count);
            Assert.Contains(early.FamilyId, ended.Select(f => f.Value));
            Assert.Equal(0, await _database.QueryAsync(c => c.Set<RefreshFamily>().CountAsync(f => f.ClientId == application.Id.Value && !f.IsRevoked)));
            Assert.Empty(await _database.InScopeAsync(s => s.GetRequiredService<IConsentStore>().GivenAsync(member.UserId, application.Id, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task Lists_consents_of_a_person_and_of_an_application_newest_first()
    {
        var member = NewOwner(_organization);
        await ChangeAsync((services, token) => services.GetRequiredService<IMemberStore>().AddAsync(member, token));
        var (first, second) = (await AddApplicationAsync("First", ApplicationKind.Public), await AddApplicationAsync("Second", ApplicationKind.Public));
        var older = await GiveAsync(member, first.Id);
        await GiveAsync(member, second.Id);

        var mine = await _database.InScopeAsync(s => s.GetRequiredService<IConsentStore>().ListAsync(member.UserId, 1, null, CancellationToken.None));
        var theirs = await _database.InScopeAsync(s => s.GetRequiredService<IConsentStore>().ListAsync(_organization, first.Id, 10, null, CancellationToken.None));
        var elsewhere = await _database.InScopeAsync(s => s.GetRequiredService<IConsentStore>().ListAsync(OrganizationId.New(Time), first.Id, 10, null, CancellationToken.None));

        Assert.Equal(["Second", "First"], mine.Select(c => c.ApplicationName));
        Assert.Equal(older.Id, Assert.Single(theirs).Consent.Id);
        Assert.Equal(["accounts:read"], theirs[0].Consent.Permissions);
        Assert.Empty(elsewhere);
    }

    private static ApplicationSecretDraft DraftOf(TimeSpan grace) => new(ApplicationSecretId.New(Time), new HashedSecret($"h1${Guid.CreateVersion7()}"), "ABCD", grace);

    private Domain.Applications.Application NewApplicationOf(string name, ApplicationKind kind, string[]? allowed = null) => Domain.Applications.Application.Register(
        new NewApplication(_organization, name, kind, [Callback, "com.example.app:/cb"]) { Allowed = AllowedPermissions.Of(allowed) },
        kind == ApplicationKind.Confidential ? DraftOf(TimeSpan.Zero) : null,
        Time);

    private static Result Ended(Domain.Applications.Application application, Result result)
    {
        application.EndTokens(Time.GetUtcNow());
        return result;
    }

    private Task<Result> AddAsync(Domain.Applications.Application application) =>
        ChangeAsync((services, token) => services.GetRequiredService<IApplicationStore>().AddAsync(application, token));

    private async Task<Domain.Applications.Application> AddApplicationAsync(string name, ApplicationKind kind, string[]? allowed = null)
    {
        var application = NewApplicationOf(name, kind, allowed);
        Assert.True((await AddAsync(application)).IsSuccess);
        return application;
    }

    private Task<Domain.Applications.Application?> FindApplicationAsync(ApplicationId id) =>
        _database.InScopeAsync(s => s.GetRequiredService<IApplicationStore>().FindAsync(_organization, id, CancellationToken.None));

    private Task<IReadOnlyList<Domain.Applications.Application>> ListApplicationsAsync(ApplicationFilter filter) =>
        _database.InScopeAsync(s => s.GetRequiredService<IApplicationStore>().ListAsync(_organization, filter, CancellationToken.None));

    // As the use case does: it holds the row, decides and writes in one transaction.
    private Task<Result> ChangeApplicationAsync(ApplicationId id, Func<Domain.Applications.Application, Result> change, bool endsFamilies = false) =>
        ChangeAsync(async (services, token) =>
        {
            var store = services.GetRequiredService<IApplicationStore>();
            var application = (await store.HoldAsync(_organization, id, token))!;
            var changed = change(application);
            if (endsFamilies)
            {
                await store.EndFamiliesAsync(id, token);
            }

            return changed.IsSuccess ? await store.SaveAsync(application, token) : changed;
        });

    private async Task<Consent> GiveAsync(UserMember member, ApplicationId application)
    {
        var consent = Consent.Give(new NewConsent(member.UserId, member.Id, member.OrganizationId, application, new Agreement(["accounts:read"], ["openid"], 1)), Time);
        await ChangeAsync(async (services, token) =>
        {
            var store = services.GetRequiredService<IConsentStore>();
            await store.HoldAsync(member.Id, application, token);
            store.Add(consent);
            return Result.Success;
        });
        return consent;
    }

    private async Task<AuthorizationCode> AddCodeAsync(ApplicationId application, MemberId member)
    {
        var hash = Guid.CreateVersion7().ToString("N") + new string('x', 11);
        var terms = new AuthorizationCodeTerms(application.Value, member, 1, Callback, new string('c', 43), "{}");
        var code = AuthorizationCode.Create(hash, TokenFamilyId.New(Time.GetUtcNow()), terms, Time.GetUtcNow().AddMinutes(1));
        await _database.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IConsentStore>().AddCodeAsync(code, CancellationToken.None);
            return true;
        });
        return code;
    }

    private static RefreshFamily FamilyOf(AuthorizationCode code)
    {
        Assert.True(TokenFamilyId.TryParse(code.FamilyId, out var family));
        return RefreshFamily.Start(family, code.MemberId, code.ApplicationId, Time.GetUtcNow().AddDays(1), "{}");
    }
}
