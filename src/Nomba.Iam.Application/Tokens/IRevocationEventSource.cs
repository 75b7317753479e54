using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Reads the revocation events of every node from the database.</summary>
public interface IRevocationEventSource
{
    /// <summary>Events that still matter and were written since that moment, by sequence.</summary>
    Task<IReadOnlyList<RevocationEvent>> ReadSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
