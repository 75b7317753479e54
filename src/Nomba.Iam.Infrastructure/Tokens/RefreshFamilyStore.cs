using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>The ledger, in statements of its own: rotation must be one round trip and one commit, and no change tracker has a say in it.</summary>
[SuppressMessage("Security", "EF1002", Justification = "The text is chosen from constants; every value is a parameter.")]
internal sealed class RefreshFamilyStore(IDbContextFactory<IamDbContext> contexts, IRevocations revocations, TimeProvider time) : IRefreshFamilyStore
{
    private sealed record FamilyRow(Guid ClientId, string? Grant);

    public async Task<FamilyAdvance> AdvanceAsync(FamilyTurn turn, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (turn.Handle is { Sequence: 0, HasGrant: false } && turn.Client is { } client)
        {
            return await InsertAsync(context, turn, client, cancellationToken) ?? await ExplainAsync(context, turn, cancellationToken);
        }

        return await UpdateAsync(context, turn, cancellationToken) ?? await ExplainAsync(context, turn, cancellationToken);
    }

    public async Task StartAsync(RefreshFamily family, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.RefreshFamilies.Add(family);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<Guid?> FindClientAsync(TokenFamilyId family, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RefreshFamilies.Where(f => f.Id == family.Value).Select(f => (Guid?)f.ClientId).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task RevokeAsync(FamilyRevocation revocation, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await KillAsync(context, revocation, cancellationToken) is { } happened)
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            revocations.Apply(happened);
        }
    }

    public async Task TakeSessionAsync(RefreshFamily family, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var pair = context.ApiKeyCredentials.Where(c => c.ClientId == family.ClientId);

        // A write that changes nothing holds the row to the end of the transaction: of two issuances the second sees what the first took.
        await pair.ExecuteUpdateAsync(set => set.SetProperty(c => c.SessionFamilyId, c => c.SessionFamilyId), cancellationToken);
        var before = await pair.Select(c => c.SessionFamilyId).FirstOrDefaultAsync(cancellationToken);
        var happened = TokenFamilyId.TryParse(before, out var ended)
            ? await KillAsync(context, new FamilyRevocation(ended, family.MemberId, family.ClientId, endsAt), cancellationToken)
            : null;
        await pair.ExecuteUpdateAsync(set => set.SetProperty(c => c.SessionFamilyId, family.Id), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (happened is not null)
        {
            revocations.Apply(happened);
        }
    }

    // Written, not committed; null when it was dead already.
    private async Task<RevocationEvent?> KillAsync(IamDbContext context, FamilyRevocation revocation, CancellationToken cancellationToken)
    {
        var (id, now) = (revocation.Family.Value, time.GetUtcNow());
        var inserted = await context.Database.ExecuteSqlAsync(
            FamilySql.InsertIfAbsent(context, new FamilySql.NewRow(id, revocation.Member, revocation.Client, 0, true, now, revocation.ExpiresAt)), cancellationToken);
        var killed = inserted == 1 || await context.RefreshFamilies.Where(f => f.Id == id && !f.IsRevoked)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.IsRevoked, true), cancellationToken) == 1;
        if (!killed)
        {
            return null;
        }

        var happened = RevocationEvent.OfFamily(revocation.Family, now, revocation.ExpiresAt);
        context.RevocationEvents.Add(happened);
        return happened;
    }

    private async Task<FamilyAdvance?> InsertAsync(IamDbContext context, FamilyTurn turn, Guid client, CancellationToken cancellationToken)
    {
        var row = new FamilySql.NewRow(turn.Handle.Family.Value, turn.Member, client, 1, false, time.GetUtcNow(), turn.ExpiresAt);
        var inserted = await context.Database.ExecuteSqlAsync(FamilySql.InsertIfAbsent(context, row), cancellationToken);
        return inserted == 1 ? new FamilyAdvance.Advanced(client, null) : null;
    }

    private async Task<FamilyAdvance?> UpdateAsync(IamDbContext context, FamilyTurn turn, CancellationToken cancellationToken)
    {
        var statement = FamilySql.Advance(context, turn, time.GetUtcNow());
        var rows = await context.Database.SqlQuery<FamilyRow>(statement).ToListAsync(cancellationToken);
        return rows is [var row] ? new FamilyAdvance.Advanced(row.ClientId, row.Grant) : null;
    }

    // Only when nothing was changed: somebody else was first, or the family is not to be refreshed at all.
    private async Task<FamilyAdvance> ExplainAsync(IamDbContext context, FamilyTurn turn, CancellationToken cancellationToken)
    {
        var (id, now) = (turn.Handle.Family.Value, time.GetUtcNow());
        var row = await context.RefreshFamilies.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (row is null || row.IsRevoked || row.ExpiresAt <= now || row.MemberId != turn.Member || (turn.Client is { } client && client != row.ClientId))
        {
            return new FamilyAdvance.Refused();
        }

        return row.NextSequence - turn.Handle.Sequence == 1
            ? new FamilyAdvance.AlreadyAdvanced(row.ClientId, row.Grant, row.AdvancedAt)
            : new FamilyAdvance.Reused(row.ClientId);
    }
}
