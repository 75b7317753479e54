using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>An organization and a key at a glance, and a request that was refused.</summary>
public abstract partial class StoreContract
{
    private const int Day = 24 * 60;

    private static readonly string[] ReadsAll = [.. IamPermissions.All.Select(p => p.Name)];

    [Fact]
    public async Task Sums_an_organization_up()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        var busy = await AddKeyAsync("Busy", role: SystemRoles.Admin);
        await AddKeyAsync("Idle admin", role: SystemRoles.Admin);
        var stale = await AddKeyAsync("Stale admin", role: SystemRoles.Admin);
        await AddKeyAsync("Soon", new KeyRestrictions { ExpiresAt = Time.GetUtcNow().AddDays(3) });
        await SuspendOrRevokeAsync((await AddKeyAsync("Off", role: SystemRoles.Admin)).Id, k => k.Suspend("lost", Time.GetUtcNow()));
        await UseAsync(busy, (UsageOutcome.Issued, -1, 3), (UsageOutcome.Refreshed, -2, 2), (UsageOutcome.RefusedScope, -3, 1), (UsageOutcome.RefusedWrongSecret, -4, 4));
        await UseAsync(busy, (UsageOutcome.Issued, -3 * Day, 10), (UsageOutcome.RefusedScope, -20 * Day, 5), (UsageOutcome.Issued, -40 * Day, 100));
        await UseAsync(stale, (UsageOutcome.Issued, -35 * Day, 1));
        await RecordAsync(new AuditEvent("role.created", "role", "1", _organization) { Actor = new AuditActor(ada, null, null, null) });

        await RecordAsync(new AuditEvent(Refusals.OfSignIn, "user", "1", _organization) { At = Time.GetUtcNow().AddDays(-20), Count = 5 });
        await RecordAsync(new AuditEvent(Refusals.OfSignIn, "user", "1", _organization) { At = Time.GetUtcNow().AddDays(-2), Count = 3 });
        await RecordAsync(new AuditEvent(Refusals.OfSignIn, "user", "1", _organization) { Count = 2 });

        var found = await AskAsync(new GetOrganizationActivity(_organization), ReadsAll);

        Assert.Equal(new SignInFailureSums(2, 5, 10), found.SignInFailures);
        var keys = found.Keys!;
        Assert.Equal((new FirstRun(true, true, false, false), 1), (found.FirstRun, found.People));
        Assert.Equal((new KeyCounts(4, 1, 0, 1, 0), 5), (keys.Counts, keys.Counts.Total));
        Assert.Equal((new UsageWindow(3, 5, 5), new UsageWindow(13, 15, 5), new UsageWindow(13, 15, 10)), (keys.LastDay, keys.LastWeek, keys.LastMonth));
        Assert.Equal((24, 5L, 30, 15L, 10L), (keys.Hours.Uses.Count, keys.Hours.Uses.Sum(), keys.Days.Uses.Count, keys.Days.Uses.Sum(), keys.Days.Refusals.Sum()));
        Assert.Equal("Soon", Assert.Single(keys.Expiring).Name);
        Assert.Equal(2, keys.UnusedAdmins.Count);
        Assert.Equal([("Idle admin", false), ("Stale admin", true)], keys.UnusedAdmins.First.Select(k => (k.Name, k.LastUsedAt is not null)));
        var refused = Assert.Single(keys.MostRefused);
        Assert.Equal(("Busy", 5L, UsageOutcome.RefusedWrongSecret), (refused.Name, refused.Count, refused.Reasons[0].Reason));
        Assert.Equal("ada@merchant.example", found.Names[Assert.Single(found.LatestEntries!, e => e.Action == "role.created").ActorId!.Value]);

        // What is over is remembered; what comes now is not.
        await UseAsync(busy, (UsageOutcome.Issued, 0, 1), (UsageOutcome.Issued, -5 * Day, 1));
        var again = (await AskAsync(new GetOrganizationActivity(_organization), ReadsAll)).Keys!;
        Assert.Equal((new UsageWindow(4, 6, 5), new UsageWindow(14, 16, 10)), (again.LastDay, again.LastMonth));
    }

    [Fact]
    public async Task Keeps_to_itself_what_the_caller_may_not_read_of_an_organization()
    {
        var key = await AddKeyAsync("Till");
        await UseAsync(key, (UsageOutcome.Issued, -1, 1));

        var found = await AskAsync(new GetOrganizationActivity(_organization), IamPermissions.OrganizationRead);
        var before = _database.Statements;
        await AskAsync(new GetOrganizationActivity(_organization), ReadsAll);

        Assert.Equal((new FirstRun(null, null, null, null), null, null, null), (found.FirstRun, found.Keys, found.People, found.LatestEntries));
        Assert.Null(found.SignInFailures);
        Assert.InRange(_database.Statements - before, 1, 13);
        Assert.Equal("permission.missing", (await TryAsync(new GetOrganizationActivity(_organization), _organization, IamPermissions.ApiKeysRead)).Error.Code);
        Assert.Equal("organization.not_found", (await TryAsync(new GetOrganizationActivity(_organization), OrganizationId.New(Time), ReadsAll)).Error.Code);
    }

    [Fact]
    public async Task Sums_one_key_up()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        var key = await AddKeyAsync("Till", by: ada);
        var other = await AddKeyAsync("Other");
        var client = key.Credential(KeyEnvironment.Live)!.ClientId;
        await UseAsync(key, (UsageOutcome.Issued, -1, 3), (UsageOutcome.Permitted, -2, 2), (UsageOutcome.RefusedPermission, -3, 1), (UsageOutcome.Issued, -3 * Day, 10));
        await UseAsync(other, (UsageOutcome.Issued, -1, 99));
        await RecordAsync(new AuditEvent("api_key.updated", "api_key", key.Id.ToString(), _organization) { Actor = new AuditActor(ada, null, null, null) });
        await RecordAsync(new AuditEvent("security.issuance_refused", "client", client.ToString("D"), _organization) { Reason = "retired_secret" });
        await RecordAsync(new AuditEvent("security.issuance_refused", "client", other.Credentials[0].ClientId.ToString("D"), _organization) { Reason = "suspended" });
        await RecordAsync(new AuditEvent("security.permission_refused", "permission", "api_keys:create", _organization) { Actor = new AuditActor(key.Id, null, null, null) });

        var found = await AskAsync(new GetKeyActivity(_organization, key.Id, UsagePeriod.Last(7, UsageResolution.Day, Time.GetUtcNow())), ReadsAll);

        Assert.Equal((KeyStanding.Active, "ada@merchant.example"), (found.Standing, found.CreatedBy));
        Assert.Equal([(UsageOutcome.Issued, 13L), (UsageOutcome.Permitted, 2L), (UsageOutcome.RefusedPermission, 1L)], found.Outcomes.Select(o => (o.Outcome, o.Count)));
        Assert.Equal(16, found.Steps.Sum(s => s.Count));
        Assert.Equal(new PermissionTotal(IamPermissions.ApiKeysRead, 2, 1), Assert.Single(found.Permissions));
        Assert.Equal(UsageOutcome.RefusedPermission, Assert.Single(found.RefusalReasons).Reason);
        Assert.Equal([(KeyEnvironment.Live, 5L, true), (KeyEnvironment.Test, 0L, false)], found.Secrets.Select(s => (s.Environment, s.Uses, s.LastUse is not null)));
        Assert.Equal((new UsageWindow(3, 5, 1), "10.0.0.1"), (found.Impact.LastDay, Assert.Single(found.Impact.Addresses)));
        Assert.Equal(["permission_missing", "retired_secret"], found.History.Refusals!.Select(r => r.Code));
        Assert.All(found.History.Refusals!, r => Assert.EndsWith(".", r.Words, StringComparison.Ordinal));
        Assert.Equal("api_key.updated", Assert.Single(found.History.Changes!.Items).Action);
    }

    [Fact]
    public async Task Sums_a_key_up_in_few_statements_and_for_nobody_else()
    {
        var key = await AddKeyAsync("Till", by: await AddPersonAsync("ada@merchant.example", SystemRoles.Owner));
        var query = new GetKeyActivity(_organization, key.Id, UsagePeriod.Last(24, UsageResolution.Hour, Time.GetUtcNow()));
        var before = _database.Statements;

        await AskAsync(query, ReadsAll);

        Assert.InRange(_database.Statements - before, 1, 11);
        var less = await AskAsync(query, IamPermissions.ApiKeysRead);
        Assert.Equal((null, null, null), (less.CreatedBy, less.History.Changes, less.History.Refusals));
        var stranger = OrganizationId.New(Time);
        Assert.Equal("api_key.not_found", (await TryAsync(query with { OrganizationId = stranger }, stranger, ReadsAll)).Error.Code);
    }

    [Fact]
    public async Task Explains_a_refused_request_and_no_other_organizations()
    {
        var ada = await AddPersonAsync("ada@merchant.example", SystemRoles.Owner);
        AuditActor Asks(string request) => new(ada, "10.0.0.1", "test", request);
        await RecordAsync(new AuditEvent("security.permission_refused", "permission", "roles:create", _organization) { Actor = Asks("0HN:1") });
        await RecordAsync(new AuditEvent("role.created", "role", "1", _organization) { Actor = Asks("0HN:2") });
        await RecordAsync(new AuditEvent("role.created", "role", "1", null) { Actor = Asks("0HN:3") });

        var before = _database.Statements;
        var refused = await AskAsync(new ExplainRequest(_organization, " 0HN:1 "), ReadsAll);
        Assert.InRange(_database.Statements - before, 1, 3);
        var done = await AskAsync(new ExplainRequest(_organization, "0HN:2"), ReadsAll);

        var why = Assert.Single(refused.Refusals);
        Assert.Equal(("permission_missing", "The caller lacked the permission roles:create."), (why.Code, why.Words));
        Assert.Equal("ada@merchant.example", refused.Names[why.Entry.ActorId!.Value]);
        Assert.Equal((false, 1), (done.WasRefused, done.Entries.Count));
        Assert.Equal("audit.request_not_found", (await TryAsync(new ExplainRequest(_organization, "0HN:3"), _organization, ReadsAll)).Error.Code);
        Assert.Equal("audit.request", (await TryAsync(new ExplainRequest(_organization, " "), _organization, ReadsAll)).Error.Code);
        Assert.Equal("permission.missing", (await TryAsync(new ExplainRequest(_organization, "0HN:1"), _organization, IamPermissions.MembersRead)).Error.Code);
        var stranger = OrganizationId.New(Time);
        Assert.Equal("audit.request_not_found", (await TryAsync(new ExplainRequest(stranger, "0HN:1"), stranger, ReadsAll)).Error.Code);
    }

    private Task<Result> RecordAsync(AuditEvent happened) => _database.InScopeAsync(services => services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
        _ =>
        {
            services.GetRequiredService<IAuditTrail>().Record(happened);
            return ValueTask.FromResult(Result.Success);
        },
        CancellationToken.None));
}
