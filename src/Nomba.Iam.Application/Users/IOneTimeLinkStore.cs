using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Links that wait to be followed.</summary>
public interface IOneTimeLinkStore
{
    Task AddAsync(OneTimeLink link, CancellationToken cancellationToken);

    Task<OneTimeLink?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Uses it up, in the current transaction. Of many at once, one hears true.</summary>
    Task<bool> ConsumeAsync(OneTimeLinkId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Kills the links of that purpose about that subject. One that was used stays until it is forgotten, and says that it was.</summary>
    Task WithdrawAsync(LinkPurpose purpose, Guid subject, CancellationToken cancellationToken);
}
