using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>Walks a chain from its beginning, or its last cut, to its end.</summary>
public interface IAuditVerifier
{
    Task<AuditVerification> VerifyAsync(AuditChainId chain, CancellationToken cancellationToken);
}
