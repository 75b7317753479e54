using Mediator;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>The public halves of the keys that sign the audit log, for anybody.</summary>
public sealed record ListAuditKeys : IQuery<IReadOnlyList<AuditKey>>;

internal sealed class ListAuditKeysHandler(IAuditKeys keys) : IQueryHandler<ListAuditKeys, IReadOnlyList<AuditKey>>
{
    public async ValueTask<IReadOnlyList<AuditKey>> Handle(ListAuditKeys query, CancellationToken cancellationToken) => await keys.ListAsync(cancellationToken);
}
