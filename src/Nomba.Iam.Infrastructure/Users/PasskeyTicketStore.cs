using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class PasskeyTicketStore(IDbContextFactory<IamDbContext> contexts) : IPasskeyTicketStore
{
    public async Task<bool> SpendAsync(Guid ticket, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Asked first, for the common second time: what the database refuses is written to the log as an error. Of two at once the key decides.
        if (await context.SpentTickets.AnyAsync(t => t.Id == ticket, cancellationToken))
        {
            return false;
        }

        context.SpentTickets.Add(new SpentTicketRow { Id = ticket, ExpiresAt = until });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return false;
        }
    }
}
