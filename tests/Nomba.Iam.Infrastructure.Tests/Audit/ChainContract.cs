using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

/// <summary>What the chains of the audit log promise, whatever the database: one suite, run on each.</summary>
public abstract class ChainContract : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private OrganizationId Organization { get; } = OrganizationId.New(TimeProvider.System);

    private AuditChainId Chain => AuditChainId.Of(Organization);

    protected abstract Task<TestDatabase> CreateAsync();

    public async ValueTask InitializeAsync() => _database = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Numbers_and_links_what_happened()
    {
        await RecordAsync(("test.first", Organization), ("test.second", Organization));
        await RecordAsync(("test.third", Organization));

        var entries = await EntriesAsync(Chain);
        Assert.Equal([1L, 2L, 3L], entries.Select(e => e.Sequence));
        Assert.Equal(["test.first", "test.second", "test.third"], entries.Select(e => e.Action));
        Assert.Equal([AuditText.Genesis, entries[0].Hash, entries[1].Hash], entries.Select(e => e.PreviousHash));
        Assert.All(entries, e => Assert.Equal(e.Hash, e.ComputeHash()));
        await AssertIntactAsync(Chain, 3);
    }

    [Fact]
    public async Task Never_forks_and_never_fails_however_many_change_at_once()
    {
        const int changes = 100;

        var results = await Task.WhenAll(Enumerable.Range(0, changes).Select(_ => RecordAsync(("test.changed", Organization))));

        Assert.All(results, r => Assert.True(r.IsSuccess));
        Assert.Equal(Enumerable.Range(1, changes).Select(n => (long)n), (await EntriesAsync(Chain)).Select(e => e.Sequence));
        await AssertIntactAsync(Chain, changes);
    }

    [Fact]
    public async Task Lets_changes_touch_two_chains_in_either_order()
    {
        var other = OrganizationId.New(TimeProvider.System);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? RecordAsync(("test.changed", Organization), ("test.changed", null), ("test.changed", other))
            : RecordAsync(("test.changed", other), ("test.changed", Organization), ("test.changed", null))));

        Assert.All(results, r => Assert.True(r.IsSuccess));
        foreach (var chain in new[] { Chain, AuditChainId.Of(other), AuditChainId.Platform })
        {
            await AssertIntactAsync(chain, 40);
        }
    }

    [Fact]
    public async Task Leaves_no_gap_where_a_use_case_refuses()
    {
        await RecordAsync(("test.changed", Organization));
        await _database.InScopeAsync(services => services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            _ =>
            {
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("test.refused", "test", "1", Organization));
                return ValueTask.FromResult<Result>(AuditErrors.NotFound);
            },
            CancellationToken.None));
        await RecordAsync(("test.changed", Organization));

        Assert.DoesNotContain(await EntriesAsync(Chain), e => e.Action == "test.refused");
        await AssertIntactAsync(Chain, 2);
    }

    [Fact]
    public async Task Takes_personal_data_out_once_and_still_verifies()
    {
        await RecordAsync(("test.changed", Organization), ("test.changed", Organization));
        var entry = (await EntriesAsync(Chain))[0];

        var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _database.InScopeAsync(
            s => s.GetRequiredService<IAuditStore>().RedactAsync(entry, "asked for", entry.At, CancellationToken.None))));

        Assert.Single(won, w => w);
        var redacted = (await EntriesAsync(Chain))[0];
        Assert.Equal((null, null, null, "asked for"), (redacted.Salt, redacted.Reason, redacted.Changes, redacted.RedactionReason));
        Assert.Equal("redaction_unrecorded", (await VerifyAsync(Chain)).Fault?.Code);
        await RecordAsync(new AuditEvent(AuditEntry.RedactedAction, "audit_entry", entry.Id.ToString(), Organization) { Reason = "asked for", At = entry.At });
        await AssertIntactAsync(Chain, 3);
    }

    [Fact]
    public async Task Signs_a_chain_once_however_many_nodes_try()
    {
        await RecordAsync(("test.changed", Organization));
        var checkpointer = _database.Services.GetRequiredService<AuditCheckpointer>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => checkpointer.SignAsync(Chain, CancellationToken.None)));

        Assert.Single(await _database.QueryAsync(c => c.Set<AuditCheckpoint>().Where(p => p.ChainId == Chain).ToListAsync()));
        Assert.Equal((null, 1), ((await VerifyAsync(Chain)).Fault, (await VerifyAsync(Chain)).Checkpoints));
        Assert.Single(await _database.Services.GetRequiredService<IAuditKeys>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Cuts_off_what_is_old_enough_and_says_so()
    {
        await RecordOldAsync(2000);
        await RecordAsync(("test.kept", Organization), ("test.kept", Organization));
        await _database.Services.GetRequiredService<AuditCheckpointer>().SignAsync(Chain, CancellationToken.None);
        var retention = _database.Services.GetRequiredService<AuditRetention>();

        await Task.WhenAll(retention.RunAsync(CancellationToken.None), retention.RunAsync(CancellationToken.None));

        Assert.Equal([2001L, 2002L], (await EntriesAsync(Chain)).Select(e => e.Sequence));
        var verification = await VerifyAsync(Chain);
        Assert.Equal((null, 2, 2002, (2000L, 2000L)), (verification.Fault, verification.Entries, verification.LastSequence, (verification.Cut!.Sequence, verification.Cut.Count)));
        var export = await _database.Services.GetRequiredService<IAuditExports>().ReadAsync(Chain, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2000, Assert.Single(export.OfType<AuditExportItem.Cut>()).Value.Sequence);
        await RecordAsync(("test.changed", Organization));
        await _database.QueryAsync(c => c.Set<AuditCut>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Count, 1)));
        Assert.Equal("cut_signature", (await VerifyAsync(Chain)).Fault?.Code);
        await _database.QueryAsync(c => c.Set<AuditCut>().ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Count, 2000).SetProperty(p => p.Signature, "!".PadRight(86, 'A'))));
        Assert.Equal("cut_signature", (await VerifyAsync(Chain)).Fault?.Code);
    }

    [Fact]
    public async Task Goes_on_after_everything_was_cut_off()
    {
        await RecordOldAsync(3);

        await _database.Services.GetRequiredService<AuditRetention>().RunAsync(CancellationToken.None);
        Assert.Empty(await EntriesAsync(Chain));
        Assert.Null((await VerifyAsync(Chain)).Fault);
        await RecordAsync(("test.changed", Organization));

        Assert.Equal(4, Assert.Single(await EntriesAsync(Chain)).Sequence);
        Assert.Null((await VerifyAsync(Chain)).Fault);
    }

    [Fact]
    public async Task Destroys_no_evidence_by_a_cut()
    {
        await RecordOldAsync(3);
        await _database.QueryAsync(c => c.Set<AuditEntry>().Where(e => e.Sequence == 2).ExecuteUpdateAsync(set => set.SetProperty(e => e.TargetId, "other")));

        await _database.Services.GetRequiredService<AuditRetention>().RunAsync(CancellationToken.None);

        Assert.Equal(3, (await EntriesAsync(Chain)).Count);
        Assert.Null((await VerifyAsync(Chain)).Cut);
    }

    [Fact]
    public async Task Finds_entries_by_what_they_say()
    {
        await RecordAsync(new AuditEvent("api_key.revoked", "api_key", "k1", Organization) { Reason = "Leaked [50%] on Ọjà" });
        await RecordAsync(new AuditEvent("role.created", "role", "r1", Organization));

        Assert.Equal("r1", Assert.Single(await ListAsync(new AuditFilter(10, null) { Action = "role.*" })).TargetId);
        Assert.Equal("k1", Assert.Single(await ListAsync(new AuditFilter(10, null) { Action = "api_key.revoked", TargetType = "api_key" })).TargetId);
        Assert.Equal("k1", Assert.Single(await ListAsync(new AuditFilter(10, null) { Text = "LEAKED [50%]" })).TargetId);
        Assert.Equal("k1", Assert.Single(await ListAsync(new AuditFilter(10, null) { Text = "Ọjà" })).TargetId);
        Assert.Empty(await ListAsync(new AuditFilter(10, null) { Text = "5_%" }));
        Assert.Equal(["r1", "k1"], (await ListAsync(new AuditFilter(10, null))).Select(e => e.TargetId));
        Assert.Equal("k1", Assert.Single(await ListAsync(new AuditFilter(10, 2))).TargetId);
    }

    [Fact]
    public async Task Places_entries_from_before_there_were_chains()
    {
        await RecordAsync(("test.old", Organization), ("test.older", Organization));
        await _database.QueryAsync(c => c.Set<AuditEntry>().ExecuteUpdateAsync(set => set.SetProperty(e => e.Sequence, e => -3 + e.Sequence).SetProperty(e => e.Hash, "")));
        await _database.QueryAsync(c => c.Set<AuditHead>().ExecuteDeleteAsync());

        await _database.Services.GetRequiredService<AuditAdoption>().RunAsync(CancellationToken.None);

        Assert.Equal(["test.older", "test.old"], (await EntriesAsync(Chain)).Select(e => e.Action));
        await AssertIntactAsync(Chain, 2);
    }

    private Task<Result> RecordOldAsync(int count)
    {
        var longAgo = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(500);
        return RecordAsync([.. Enumerable.Range(1, count).Select(n => new AuditEvent("test.old", "test", $"{n}", Organization) { At = longAgo })]);
    }

    private Task<Result> RecordAsync(params (string Action, OrganizationId? Organization)[] happened) =>
        RecordAsync([.. happened.Select(h => new AuditEvent(h.Action, "test", "1", h.Organization) { Reason = "because" })]);

    private Task<Result> RecordAsync(params AuditEvent[] happened) => _database.InScopeAsync(services =>
        services.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                Array.ForEach(happened, services.GetRequiredService<IAuditTrail>().Record);
                return ValueTask.FromResult(Result.Success);
            },
            CancellationToken.None));

    private Task<List<AuditEntry>> EntriesAsync(AuditChainId chain) =>
        _database.QueryAsync(c => c.Set<AuditEntry>().AsNoTracking().Where(e => e.ChainId == chain).OrderBy(e => e.Sequence).ToListAsync());

    private Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter) =>
        _database.InScopeAsync(s => s.GetRequiredService<IAuditStore>().ListAsync(Chain, filter, CancellationToken.None));

    private Task<AuditVerification> VerifyAsync(AuditChainId chain) =>
        _database.Services.GetRequiredService<IAuditVerifier>().VerifyAsync(chain, CancellationToken.None);

    private async Task AssertIntactAsync(AuditChainId chain, int entries)
    {
        var verification = await VerifyAsync(chain);
        Assert.Null(verification.Fault);
        Assert.Equal((entries, entries), (verification.Entries, verification.LastSequence));
    }
}
