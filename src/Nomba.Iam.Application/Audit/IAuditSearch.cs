using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Looks for entries by what no index has: among the newest <see cref="Reach"/> of a chain alone, so that a long chain costs no more than that.
/// </summary>
public interface IAuditSearch
{
    const int Reach = 20_000;

    /// <summary>The entries of one request, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListOfRequestAsync(AuditChainId chain, string requestId, CancellationToken cancellationToken);

    /// <summary>
    /// What a key was refused, newest first: tokens, by the client ids of its pairs, however long ago; and permissions that it lacked.
    /// </summary>
    Task<IReadOnlyList<AuditEntry>> ListRefusalsAsync(
        AuditChainId chain, MemberId key, IReadOnlyCollection<Guid> clientIds, int limit, CancellationToken cancellationToken);

    /// <summary>Up to now.</summary>
    Task<SignInFailureSums> SumSignInFailuresAsync(AuditChainId chain, DateTimeOffset now, CancellationToken cancellationToken);
}
