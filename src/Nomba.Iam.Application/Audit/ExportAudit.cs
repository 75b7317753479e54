using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// An organization's whole chain to take away. That it was taken is an entry, committed before the first line is read, so that the export
/// tells of itself.
/// </summary>
[RequiresPermission(IamPermissions.AuditExport)]
public sealed record ExportAudit(OrganizationId OrganizationId, string Format) : ICommand<Result<AuditExport>>, IOrganizationMessage, ITransactionalMessage;

/// <summary>The same for the platform's own chain.</summary>
public sealed record ExportPlatformAudit(string Format) : ICommand<Result<AuditExport>>, IOperatorMessage, ITransactionalMessage;

/// <summary>What may be read now, and only then reads.</summary>
public sealed record AuditExport(Func<CancellationToken, IAsyncEnumerable<AuditExportItem>> ReadAsync);

internal sealed class ExportAuditHandler(AuditTaking taking) : ICommandHandler<ExportAudit, Result<AuditExport>>
{
    public ValueTask<Result<AuditExport>> Handle(ExportAudit command, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<AuditExport>>(taking.Take(AuditChainId.Of(command.OrganizationId), command.Format));
}

internal sealed class ExportPlatformAuditHandler(AuditTaking taking) : ICommandHandler<ExportPlatformAudit, Result<AuditExport>>
{
    public ValueTask<Result<AuditExport>> Handle(ExportPlatformAudit command, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<AuditExport>>(taking.Take(AuditChainId.Platform, command.Format));
}

/// <summary>What both have in common.</summary>
internal sealed class AuditTaking(IAuditTrail audit, IAuditExports exports)
{
    public AuditExport Take(AuditChainId chain, string format)
    {
        audit.Record(new AuditEvent("security.audit_exported", "audit_chain", chain.ToString(), chain.OrganizationId) { Changes = AuditChange.Json(("format", null, format)) });
        return new AuditExport(cancellationToken => exports.ReadAsync(chain, cancellationToken));
    }
}
