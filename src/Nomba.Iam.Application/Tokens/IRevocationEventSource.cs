using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Reads the revocation events of every node from the database.</summary>
public interface IRevocationEventSource
{
    /// <summary>
    /// Identity values commit out of order, so whoever goes on reading re-reads this much. Longer than any transaction that writes an event may
    /// take: command timeouts are 30 s.
    /// </summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    /// <summary>When an event was written; null when it is not there.</summary>
    Task<DateTimeOffset?> FindTimeAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>
    /// Events that still matter and were written since that moment, or have a higher number, by sequence. Both, because an event's date is of the clock of
    /// the node that wrote it.
    /// </summary>
    Task<IReadOnlyList<RevocationEvent>> ReadSinceAsync(DateTimeOffset since, long after, CancellationToken cancellationToken);
}
