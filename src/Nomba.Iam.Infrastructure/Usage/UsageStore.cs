using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Usage;

internal sealed class UsageStore(IDbContextFactory<IamDbContext> contexts) : IUsageStore
{
    public async Task AddAsync(IReadOnlyList<UsageReading> readings, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AddAsync(context, readings.Select(UsageCountRow.Of), cancellationToken);
        foreach (var uses in LastUsesIn(readings).Chunk(UsageSql.RowsAtMost))
        {
            await context.Database.ExecuteSqlAsync(UsageSql.Touch(context, uses), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> RollUpAsync(UsageResolution from, UsageResolution to, int before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Taken away first: what one has taken no other can, so each adds what it took and nothing else.
        var taken = await context.UsageCounts.FromSql(UsageSql.Take(context, from, before)).AsNoTracking().ToListAsync(cancellationToken);
        await AddAsync(context, UsageCountRow.RollUp(taken, to), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken.Count;
    }

    public async Task<int> RemoveBeforeAsync(int minute, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.ExecuteSqlAsync(UsageSql.RemoveBefore(context, minute), cancellationToken);
    }

    public async Task<IReadOnlyList<KeyLastUse>> LastUsesAsync(IReadOnlyCollection<MemberId> keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.KeyUses.Where(u => keys.Contains(u.KeyId))
            .Select(u => new KeyLastUse(u.KeyId, u.SecretId, u.FirstAt, u.LastAt, u.Address)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UsageStep>> StepsAsync(MemberId key, UsagePeriod period, CancellationToken cancellationToken)
    {
        var (first, end, length) = (period.FirstMinute, period.EndMinute, (int)period.Resolution);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var steps = await context.UsageCounts.Where(c => c.KeyId == key && c.Minute >= first && c.Minute < end)
            .GroupBy(c => new { Step = c.Minute / length, c.Outcome })
            .Select(g => new { g.Key.Step, g.Key.Outcome, Count = g.Sum(c => c.Count) })
            .ToListAsync(cancellationToken);
        return [.. steps.Select(s => new UsageStep(s.Step * length, s.Outcome, s.Count)).OrderBy(s => s.Minute).ThenBy(s => s.Outcome)];
    }

    public async Task<IReadOnlyList<KeyUsageSums>> SumsAsync(IReadOnlyCollection<MemberId> keys, UsagePeriod period, CancellationToken cancellationToken)
    {
        var (first, end, length) = (period.FirstMinute, period.EndMinute, (int)period.Resolution);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sums = await context.UsageCounts.Where(c => keys.Contains(c.KeyId) && c.Minute >= first && c.Minute < end)
            .GroupBy(c => new { c.KeyId, Step = c.Minute / length })
            .Select(g => new
            {
                g.Key,
                Issued = g.Sum(c => c.Outcome == UsageOutcome.Issued ? c.Count : 0),
                Uses = g.Sum(c => c.Outcome == UsageOutcome.Issued || c.Outcome == UsageOutcome.Refreshed || c.Outcome == UsageOutcome.Permitted ? c.Count : 0),
                Refusals = g.Sum(c => c.Outcome >= UsageOutcome.RefusedUnknownClient ? c.Count : 0),
            })
            .ToListAsync(cancellationToken);
        return [.. sums.Select(s => new KeyUsageSums(s.Key.KeyId, new UsageSums(s.Key.Step * length, s.Issued, s.Uses, s.Refusals)))];
    }

    public async Task<IReadOnlyList<UsageSums>> SumsOfAsync(OrganizationId organization, UsagePeriod period, CancellationToken cancellationToken)
    {
        var length = (int)period.Resolution;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sums = await CountsOf(context, organization, period).GroupBy(c => c.Minute / length)
            .Select(g => new
            {
                g.Key,
                Issued = g.Sum(c => c.Outcome == UsageOutcome.Issued ? c.Count : 0),
                Uses = g.Sum(c => c.Outcome == UsageOutcome.Issued || c.Outcome == UsageOutcome.Refreshed || c.Outcome == UsageOutcome.Permitted ? c.Count : 0),
                Refusals = g.Sum(c => c.Outcome >= UsageOutcome.RefusedUnknownClient ? c.Count : 0),
            })
            .ToListAsync(cancellationToken);
        return [.. sums.Select(s => new UsageSums(s.Key * length, s.Issued, s.Uses, s.Refusals)).OrderBy(s => s.Minute)];
    }

    public async Task<IReadOnlyList<UsageTotal>> RefusalsOfAsync(OrganizationId organization, UsagePeriod period, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var totals = await CountsOf(context, organization, period).Where(c => c.Outcome >= UsageOutcome.RefusedUnknownClient)
            .GroupBy(c => new { c.KeyId, c.Outcome })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count), Last = g.Max(c => c.Minute) })
            .ToListAsync(cancellationToken);
        return [.. totals.Select(t => new UsageTotal(t.Key.KeyId, CredentialSecretId.None, t.Key.Outcome, "", t.Count, t.Last))];
    }

    public async Task<IReadOnlyList<UsageTotal>> TotalsAsync(IReadOnlyCollection<MemberId> keys, UsagePeriod period, CancellationToken cancellationToken)
    {
        var (first, end) = (period.FirstMinute, period.EndMinute);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var totals = await context.UsageCounts.Where(c => keys.Contains(c.KeyId) && c.Minute >= first && c.Minute < end)
            .GroupBy(c => new { c.KeyId, c.SecretId, c.Outcome, c.Permission })
            .Select(g => new { g.Key, Count = g.Sum(c => c.Count), Last = g.Max(c => c.Minute) })
            .ToListAsync(cancellationToken);
        return [.. totals.Select(t => new UsageTotal(t.Key.KeyId, t.Key.SecretId, t.Key.Outcome, t.Key.Permission, t.Count, t.Last)).OrderBy(t => t.Outcome).ThenByDescending(t => t.Count)];
    }

    private static async Task AddAsync(IamDbContext context, IEnumerable<UsageCountRow> rows, CancellationToken cancellationToken)
    {
        foreach (var few in rows.Chunk(UsageSql.RowsAtMost))
        {
            await context.Database.ExecuteSqlAsync(UsageSql.Add(context, few), cancellationToken);
        }
    }

    // Joined from the keys, so that the minutes of each are found by the primary key.
    private static IQueryable<UsageCountRow> CountsOf(IamDbContext context, OrganizationId organization, UsagePeriod period)
    {
        var (first, end) = (period.FirstMinute, period.EndMinute);
        return context.ApiKeys.Where(k => k.OrganizationId == organization)
            .Join(context.UsageCounts.Where(c => c.Minute >= first && c.Minute < end), k => k.Id, c => c.KeyId, (_, c) => c);
    }

    // One row of a statement each: no database takes the same row twice in one. In one order: two nodes never wait for each other's.
    private static List<KeyLastUse> LastUsesIn(IReadOnlyList<UsageReading> readings) =>
    [
        .. readings.Where(r => r.Key.Outcome.IsUse).GroupBy(r => (r.Key.Key, r.Key.Secret)).Select(group =>
        {
            var last = group.MaxBy(r => r.LastAt)!;
            return new KeyLastUse(group.Key.Key, group.Key.Secret, group.Min(r => r.LastAt), last.LastAt, last.Address);
        }).OrderBy(u => u.Key.Value).ThenBy(u => u.Secret.Value),
    ];
}
