using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>
/// Leases on jobs that one node is enough for. The database decides between the nodes, and their clocks say when a lease ends: one that is
/// wrong, or a node that was asleep, makes two of them work at once. What is done under a lease must therefore bear to be done twice.
/// </summary>
internal sealed class LeaseStore(IDbContextFactory<IamDbContext> contexts, TimeProvider time)
{
    /// <summary>The lease, when nobody has it; null when somebody does, this node included.</summary>
    public async Task<Lease?> AcquireAsync(string name, TimeSpan length, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var term = TermOf(name, length);
        var (now, until) = (term.TakenAt, term.TakenAt + length);
        var taken = await context.Leases.Where(l => l.Name == name && l.ExpiresAt <= now).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Holder, term.Holder).SetProperty(l => l.ExpiresAt, until), cancellationToken) == 1;
        return taken || await TryAddAsync(context, new LeaseRow { Name = name, Holder = term.Holder, ExpiresAt = until }, cancellationToken)
            ? new Lease(this, term, time)
            : null;
    }

    /// <summary>Makes it last for its length from now; false when somebody else has taken it.</summary>
    public Task<bool> RenewAsync(LeaseTerm term, CancellationToken cancellationToken) => EndInAsync(term, term.Length, cancellationToken);

    /// <summary>Gives it back; nobody gets it while it rests. Changes nothing when somebody else has it.</summary>
    public Task ReleaseAsync(LeaseTerm term, TimeSpan rest, CancellationToken cancellationToken) => EndInAsync(term, rest, cancellationToken);

    // The machine is for people who look into the table. Whoever takes it again is another holder: it does not know what the first was at.
    private LeaseTerm TermOf(string name, TimeSpan length)
    {
        var now = time.GetUtcNow();
        return new LeaseTerm(name, $"{Environment.MachineName} {Guid.CreateVersion7(now):N}", length, now);
    }

    private async Task<bool> EndInAsync(LeaseTerm term, TimeSpan length, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var end = time.GetUtcNow() + length;
        return await context.Leases.Where(l => l.Name == term.Name && l.Holder == term.Holder)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, end), cancellationToken) == 1;
    }

    // Looks first: that the row is there is the rule, and every refused insert would be an error in the log.
    private static async Task<bool> TryAddAsync(IamDbContext context, LeaseRow row, CancellationToken cancellationToken)
    {
        if (await context.Leases.AnyAsync(l => l.Name == row.Name, cancellationToken))
        {
            return false;
        }

        context.Leases.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Another node was first.
            return false;
        }
    }
}
