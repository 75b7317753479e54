using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

/// <summary>
/// Somebody who can write to the database changes a chain of ten entries, signed at the fifth: the first bad entry is named, with what is
/// wrong with it. One suite, run on each database.
/// </summary>
public abstract class TamperContract : IAsyncLifetime
{
    private const long Signed = 5;
    private const long Last = 10;

    private TestDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AuditChainId Chain { get; } = AuditChainId.Of(OrganizationId.New(TimeProvider.System));

    protected abstract Task<TestDatabase> CreateAsync();

    public async ValueTask InitializeAsync()
    {
        _database = await CreateAsync();
        for (var sequence = 1; sequence <= Last; sequence++)
        {
            await RecordAsync(new AuditEvent("test.changed", "test", $"{sequence}", Chain.OrganizationId) { Reason = "because" });
            if (sequence == Signed)
            {
                await _database.Services.GetRequiredService<AuditCheckpointer>().SignAsync(Chain, CancellationToken.None);
            }
        }
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
    public async Task Says_nothing_of_a_chain_that_nobody_touched()
    {
        var verification = await VerifyAsync();

        Assert.Equal((null, Last, 1), (verification.Fault, verification.Entries, verification.Checkpoints));
    }

    [Fact]
    public async Task Names_an_entry_that_was_edited()
    {
        var entry = await EntryAsync(4);

        await TamperAsync(c => Entries(c).Where(e => e.Sequence == 4).ExecuteUpdateAsync(set => set.SetProperty(e => e.TargetId, "other"), Cancellation));

        await AssertFaultAsync("entry_edited", 4, entry.Id);
    }

    [Fact]
    public async Task Names_an_entry_whose_personal_data_was_edited()
    {
        var entry = await EntryAsync(4);

        await TamperAsync(c => Entries(c).Where(e => e.Sequence == 4).ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, "another reason"), Cancellation));

        await AssertFaultAsync("personal_data_edited", 4, entry.Id);
    }

    [Fact]
    public async Task Names_an_entry_whose_personal_data_was_taken_out_in_silence()
    {
        var entry = await EntryAsync(4);

        await _database.InScopeAsync(s => s.GetRequiredService<IAuditStore>().RedactAsync(entry, "because", entry.At, Cancellation));

        await AssertFaultAsync("redaction_unrecorded", 4, entry.Id);
    }

    [Fact]
    public async Task Names_an_entry_that_is_missing()
    {
        await TamperAsync(c => Entries(c).Where(e => e.Sequence == 4).ExecuteDeleteAsync(Cancellation));

        await AssertFaultAsync("entry_missing", 4, null);
    }

    [Fact]
    public async Task Names_the_first_of_two_that_were_swapped()
    {
        var second = await EntryAsync(5);

        await TamperAsync(async c =>
        {
            await MoveAsync(c, 4, 1000);
            await MoveAsync(c, 5, 4);
            return await MoveAsync(c, 1000, 5);
        });

        await AssertFaultAsync("entries_reordered", 4, second.Id);
    }

    [Fact]
    public async Task Names_the_first_that_was_cut_off_the_end()
    {
        await TamperAsync(c => Entries(c).Where(e => e.Sequence > 8).ExecuteDeleteAsync(Cancellation));

        await AssertFaultAsync("tail_truncated", 9, null);
    }

    [Fact]
    public async Task Notices_a_head_that_was_moved_back_with_the_end()
    {
        var eighth = await EntryAsync(8);

        await TamperAsync(async c =>
        {
            await Entries(c).Where(e => e.Sequence > 8).ExecuteDeleteAsync(Cancellation);
            return await Heads(c).ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, 8).SetProperty(h => h.Hash, eighth.Hash), Cancellation);
        });

        await AssertFaultAsync("head_forged", 8, null);
    }

    [Fact]
    public async Task Notices_a_truthful_old_head_by_the_checkpoints_after_it()
    {
        var old = await _database.QueryAsync(c => Heads(c).AsNoTracking().FirstAsync(Cancellation));
        await RecordAsync(new AuditEvent("test.changed", "test", "11", Chain.OrganizationId));
        await _database.Services.GetRequiredService<AuditCheckpointer>().SignAsync(Chain, Cancellation);

        await TamperAsync(async c =>
        {
            await Entries(c).Where(e => e.Sequence > old.Sequence).ExecuteDeleteAsync(Cancellation);
            return await Heads(c).ExecuteUpdateAsync(
                set => set.SetProperty(h => h.Sequence, old.Sequence).SetProperty(h => h.Hash, old.Hash).SetProperty(h => h.Seal, old.Seal), Cancellation);
        });

        await AssertFaultAsync("tail_truncated", 11, null);
    }

    [Fact]
    public async Task Notices_a_forged_head_and_never_makes_it_a_true_one()
    {
        await TamperAsync(c => Heads(c).ExecuteUpdateAsync(set => set.SetProperty(h => h.Seal, new string('0', 64)), Cancellation));
        await AssertFaultAsync("head_forged", Last, null);

        await RecordAsync(new AuditEvent("test.changed", "test", "11", Chain.OrganizationId));
        await _database.Services.GetRequiredService<AuditCheckpointer>().SignAsync(Chain, Cancellation);

        await AssertFaultAsync("head_forged", Last + 1, null);
        Assert.Equal(1, await _database.QueryAsync(c => c.Set<AuditCheckpoint>().CountAsync(p => p.ChainId == Chain, Cancellation)));
    }

    [Fact]
    public async Task Notices_that_the_head_is_gone_and_goes_on_without_a_fork()
    {
        await TamperAsync(c => Heads(c).ExecuteDeleteAsync(Cancellation));
        await AssertFaultAsync("head_missing", Last, null);

        await RecordAsync(new AuditEvent("test.changed", "test", "11", Chain.OrganizationId));

        await AssertFaultAsync("head_forged", Last + 1, null);
    }

    [Fact]
    public async Task Names_an_entry_that_was_added_behind_the_head()
    {
        await TamperAsync(async c =>
        {
            var head = await Heads(c).AsNoTracking().FirstAsync(Cancellation);
            c.Add(AuditEntry.Append(AuditEntryId.New(TimeProvider.System), new AuditEvent("test.forged", "test", "11", Chain.OrganizationId), head, head.CheckpointAt));
            return await c.SaveChangesAsync(Cancellation);
        });

        await AssertFaultAsync("entry_added", Last + 1, null);
    }

    [Fact]
    public async Task Names_a_checkpoint_that_was_edited()
    {
        var entry = await EntryAsync(Signed);

        await TamperAsync(c => c.Set<AuditCheckpoint>().Where(p => p.ChainId == Chain)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.At, p => entry.At), Cancellation));

        await AssertFaultAsync("checkpoint_signature", Signed, entry.Id);
    }

    [Fact]
    public async Task Names_a_checkpoint_whose_signature_is_no_base64url()
    {
        var entry = await EntryAsync(Signed);

        await TamperAsync(c => c.Set<AuditCheckpoint>().Where(p => p.ChainId == Chain)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Signature, "!".PadRight(86, 'A')), Cancellation));

        await AssertFaultAsync("checkpoint_signature", Signed, entry.Id);
    }

    [Fact]
    public async Task Notices_a_history_that_was_rewritten_with_all_its_hashes()
    {
        var entry = await EntryAsync(Signed);

        await TamperAsync(RewriteAsync);

        await AssertFaultAsync("checkpoint_mismatch", Signed, entry.Id);
    }

    [Fact]
    public async Task Believes_no_key_that_was_brought_in()
    {
        var entry = await EntryAsync(Signed);

        await TamperAsync(async c =>
        {
            await RewriteAsync(c);
            using var theirs = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = theirs.ExportParameters(false).Q;
            c.Add(AuditKey.Create("theirs", 7, (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y)), "", entry.At));
            var checkpoint = await c.Set<AuditCheckpoint>().FirstAsync(p => p.ChainId == Chain, Cancellation);
            c.Entry(checkpoint).Property(p => p.Hash).CurrentValue = await Entries(c).Where(e => e.Sequence == Signed).Select(e => e.Hash).FirstAsync(Cancellation);
            var signature = theirs.SignData(checkpoint.Text(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            checkpoint.Sign("theirs", Base64Url.EncodeToString(signature));
            return await c.SaveChangesAsync(Cancellation);
        });

        await AssertFaultAsync("checkpoint_signature", Signed, entry.Id);
    }

    private async Task<int> RewriteAsync(IamDbContext context)
    {
        var head = AuditHead.Begin(Chain, TimeProvider.System.GetUtcNow());
        foreach (var entry in await Entries(context).OrderBy(e => e.Sequence).ToListAsync(Cancellation))
        {
            if (entry.Sequence == 3)
            {
                context.Entry(entry).Property(e => e.Action).CurrentValue = "test.invented";
            }

            entry.Link(head);
            head = head.After(entry);
        }

        return await context.SaveChangesAsync(Cancellation);
    }

    private Task<int> MoveAsync(IamDbContext context, long from, long to) =>
        Entries(context).Where(e => e.Sequence == from).ExecuteUpdateAsync(set => set.SetProperty(e => e.Sequence, to), Cancellation);

    private IQueryable<AuditEntry> Entries(IamDbContext context) => context.Set<AuditEntry>().Where(e => e.ChainId == Chain);

    private IQueryable<AuditHead> Heads(IamDbContext context) => context.Set<AuditHead>().Where(h => h.ChainId == Chain);

    private Task<AuditEntry> EntryAsync(long sequence) => _database.QueryAsync(c => Entries(c).AsNoTracking().FirstAsync(e => e.Sequence == sequence, Cancellation));

    private Task<int> TamperAsync(Func<IamDbContext, Task<int>> tamper) => _database.QueryAsync(tamper);

    private Task<AuditVerification> VerifyAsync() => _database.Services.GetRequiredService<IAuditVerifier>().VerifyAsync(Chain, Cancellation);

    private async Task AssertFaultAsync(string code, long sequence, AuditEntryId? entry)
    {
        var fault = (await VerifyAsync()).Fault;
        Assert.Equal((code, sequence, entry), (fault?.Code, fault?.Sequence, fault?.EntryId));
    }

    private Task<Result> RecordAsync(AuditEvent happened) => _database.InScopeAsync(services => services.GetRequiredService<IUnitOfWork>().ExecuteAsync(
        _ =>
        {
            services.GetRequiredService<IAuditTrail>().Record(happened);
            return ValueTask.FromResult(Result.Success);
        },
        CancellationToken.None));
}
