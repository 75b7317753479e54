namespace Nomba.Iam.Application.Users;

/// <summary>Questions to an authenticator: each is good for five minutes, and for one right answer.</summary>
public sealed class PasskeyQuestions(IPasskeyTicketStore tickets, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>A new question's number, and when it is over by itself.</summary>
    public (Guid Id, DateTimeOffset Until) Ask()
    {
        var now = time.GetUtcNow();
        return (Guid.CreateVersion7(now), now + Lifetime);
    }

    public bool IsOver(DateTimeOffset until) => until <= time.GetUtcNow();

    /// <summary>Whether this right answer is the question's first. A wrong one spends nothing, for anybody can send those.</summary>
    public Task<bool> SpendAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken) => tickets.SpendAsync(id, until, cancellationToken);
}
