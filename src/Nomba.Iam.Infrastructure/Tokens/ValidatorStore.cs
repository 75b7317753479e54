using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class ValidatorStore(IDbContextFactory<IamDbContext> contexts) : IValidatorStore
{
    public async Task<bool> ReportAsync(ValidatorReport report, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await UpdateAsync(context, report, cancellationToken) == 0 && !await AddAsync(context, report, cancellationToken))
        {
            return false;
        }

        await AddReceiptsAsync(context, report, cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<Validator>> ListAsync(DateTimeOffset seenSince, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Validators.Where(v => v.LastSeenAt >= seenSince)
            .Join(context.ResourceServers, v => v.ResourceServerId, s => s.Id, (v, s) => new { Row = v, s.Audience })
            .OrderBy(v => v.Audience).ThenBy(v => v.Row.Name).ThenBy(v => v.Row.Id)
            .Select(v => new Validator
            {
                Id = v.Row.Id,
                ResourceServerId = v.Row.ResourceServerId,
                Audience = v.Audience,
                Name = v.Row.Name,
                ReadyAt = v.Row.ReadyAt,
                LastSeenAt = v.Row.LastSeenAt,
                Lag = TimeSpan.FromMilliseconds(v.Row.LagMs),
                AppliedSequence = v.Row.AppliedSequence,
                LeftAt = v.Row.LeftAt,
            })
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReceiptsOfAsync(long sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RevocationReceipts.Where(r => r.Sequence == sequence).ToDictionaryAsync(r => r.ValidatorId, r => r.EnforcedAt, cancellationToken);
    }

    public async Task<RevocationEvent?> FindLatestAsync(RevocationKind kind, string subject, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RevocationEvents.AsNoTracking().Where(e => e.Subject == subject && e.Kind == kind)
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    private static Task<int> UpdateAsync(IamDbContext context, ValidatorReport report, CancellationToken cancellationToken) => context.Validators
        .Where(v => v.Id == report.Id && v.ResourceServerId == report.ResourceServerId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(v => v.Name, report.Name)
                .SetProperty(v => v.LastSeenAt, report.At)
                .SetProperty(v => v.LagMs, (long)report.Lag.TotalMilliseconds)
                .SetProperty(v => v.AppliedSequence, report.AppliedSequence)
                .SetProperty(v => v.LeftAt, report.IsLeaving ? report.At : null),
            cancellationToken);

    private static async Task<bool> AddAsync(IamDbContext context, ValidatorReport report, CancellationToken cancellationToken)
    {
        context.Validators.Add(new ValidatorRow
        {
            Id = report.Id,
            ResourceServerId = report.ResourceServerId,
            Name = report.Name,
            ReadyAt = report.ReadyAt,
            LastSeenAt = report.At,
            LagMs = (long)report.Lag.TotalMilliseconds,
            AppliedSequence = report.AppliedSequence,
            LeftAt = report.IsLeaving ? report.At : null,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // The instance's own earlier report, sent again because its answer was lost; or an id that another resource server uses.
            context.ChangeTracker.Clear();
            return await UpdateAsync(context, report, cancellationToken) == 1;
        }
    }

    private static async Task AddReceiptsAsync(IamDbContext context, ValidatorReport report, CancellationToken cancellationToken)
    {
        if (report.Applied.Count == 0)
        {
            return;
        }

        long[] sequences = [.. report.Applied.Keys];
        var known = await context.RevocationReceipts.Where(r => r.ValidatorId == report.Id && sequences.Contains(r.Sequence)).Select(r => r.Sequence).ToHashSetAsync(cancellationToken);
        context.RevocationReceipts.AddRange(report.Applied.Where(a => !known.Contains(a.Key))
            .Select(a => new ReceiptRow { Sequence = a.Key, ValidatorId = report.Id, EnforcedAt = a.Value }));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // The same report twice at once: the other one writes what this one would have.
        }
    }
}
