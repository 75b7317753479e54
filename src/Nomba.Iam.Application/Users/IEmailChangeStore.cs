using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Changes of an e-mail address, until both ends have said so.</summary>
public interface IEmailChangeStore
{
    /// <summary>Writes it, and ends the one before.</summary>
    Task<Result> AddAsync(EmailChange change, CancellationToken cancellationToken);

    /// <summary>Tracked for a change, its row held to the end of the transaction: of two ends that confirm at once one comes second.</summary>
    Task<EmailChange?> FindAsync(EmailChangeId id, CancellationToken cancellationToken);

    /// <summary>The person's that was asked for after that moment and has not ended; not tracked.</summary>
    Task<EmailChange?> FindOpenAsync(UserId user, DateTimeOffset after, CancellationToken cancellationToken);

    Task<Result> SaveAsync(EmailChange change, CancellationToken cancellationToken);
}
