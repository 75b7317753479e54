using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

internal sealed class AuditStore(IamDbContext context) : IAuditStore
{
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditChainId chain, AuditFilter filter, CancellationToken cancellationToken)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain);
        if (filter.Before is { } before)
        {
            entries = entries.Where(e => e.Sequence < before);
        }

        entries = OfPeriod(OfText(OfTarget(OfAction(OfActor(entries, filter), filter), filter), filter), filter);
        return await entries.OrderByDescending(e => e.Sequence).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public Task<AuditEntry?> FindAsync(AuditChainId chain, AuditEntryId entry, CancellationToken cancellationToken) =>
        context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entry && e.ChainId == chain, cancellationToken);

    public async Task<bool> RedactAsync(AuditEntry entry, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        await context.AuditEntries.Where(e => e.Id == entry.Id && e.RedactedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.RedactedAt, at).SetProperty(e => e.RedactionReason, reason)
                .SetProperty(e => e.Salt, (string?)null).SetProperty(e => e.Reason, (string?)null).SetProperty(e => e.Changes, (string?)null)
                .SetProperty(e => e.Address, (string?)null).SetProperty(e => e.UserAgent, (string?)null),
            cancellationToken) == 1;

    private static IQueryable<AuditEntry> OfActor(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Actor is not { } actor)
        {
            return entries;
        }

        var (member, user) = (new MemberId(actor), new UserId(actor));
        return entries.Where(e => e.ActorId == member || e.ActorUserId == user || e.ClientId == actor);
    }

    private static IQueryable<AuditEntry> OfAction(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Action is not { } action)
        {
            return entries;
        }

        if (!action.EndsWith('*'))
        {
            return entries.Where(e => e.Action == action);
        }

        var group = action[..^1];
        return entries.Where(e => e.Action.StartsWith(group));
    }

    private static IQueryable<AuditEntry> OfTarget(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.TargetType is { } type)
        {
            entries = entries.Where(e => e.TargetType == type);
        }

        return filter.TargetId is { } id ? entries.Where(e => e.TargetId == id) : entries;
    }

    private static IQueryable<AuditEntry> OfPeriod(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return filter.To is { } to ? entries.Where(e => e.At < to) : entries;
    }

    private static IQueryable<AuditEntry> OfText(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return entries;
        }

        // SQLite, and PostgreSQL in some locales, change the case of ASCII only: what is beyond it must be written as it stands.
        var written = filter.Text.Trim();
        var pattern = LikePattern.Containing(written.ToUpperInvariant());
        return entries.Where(e =>
            EF.Functions.Like(e.Action.ToUpper(), pattern, LikePattern.Escape) || EF.Functions.Like(e.TargetId.ToUpper(), pattern, LikePattern.Escape)
            || EF.Functions.Like(e.Reason!.ToUpper(), pattern, LikePattern.Escape) || EF.Functions.Like(e.Changes!.ToUpper(), pattern, LikePattern.Escape) || e.Reason!.Contains(written));
    }
}
