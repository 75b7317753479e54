using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>One entry of an organization.</summary>
[RequiresPermission(IamPermissions.AuditRead)]
public sealed record GetAuditEntry(OrganizationId OrganizationId, AuditEntryId EntryId) : IQuery<Result<AuditEntry>>, IOrganizationMessage;

/// <summary>One entry of the platform's own log.</summary>
public sealed record GetPlatformAuditEntry(AuditEntryId EntryId) : IQuery<Result<AuditEntry>>, IOperatorMessage;

internal sealed class GetAuditEntryHandler(AuditReading reading) : IQueryHandler<GetAuditEntry, Result<AuditEntry>>
{
    public async ValueTask<Result<AuditEntry>> Handle(GetAuditEntry query, CancellationToken cancellationToken) =>
        await reading.FindAsync(AuditChainId.Of(query.OrganizationId), query.EntryId, cancellationToken);
}

internal sealed class GetPlatformAuditEntryHandler(AuditReading reading) : IQueryHandler<GetPlatformAuditEntry, Result<AuditEntry>>
{
    public async ValueTask<Result<AuditEntry>> Handle(GetPlatformAuditEntry query, CancellationToken cancellationToken) =>
        await reading.FindAsync(AuditChainId.Platform, query.EntryId, cancellationToken);
}
