using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>The keys that signed checkpoints and cuts, oldest first: all that there ever were, and none that others wrote there.</summary>
public interface IAuditKeys
{
    Task<IReadOnlyList<AuditKey>> ListAsync(CancellationToken cancellationToken);
}
