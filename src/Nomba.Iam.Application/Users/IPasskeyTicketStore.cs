namespace Nomba.Iam.Application.Users;

/// <summary>Which questions to an authenticator have had their answer.</summary>
public interface IPasskeyTicketStore
{
    /// <summary>Whether the ticket was still good: of all its answers, on whatever node and however many at once, one is.</summary>
    /// <param name="ticket">The question's own number.</param>
    /// <param name="until">When it is over by itself.</param>
    /// <param name="cancellationToken">Ends the wait; the ticket may be spent by then.</param>
    Task<bool> SpendAsync(Guid ticket, DateTimeOffset until, CancellationToken cancellationToken);
}
