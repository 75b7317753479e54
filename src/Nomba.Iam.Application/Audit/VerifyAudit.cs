using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>Checks every link, digest, checkpoint and the end of an organization's chain.</summary>
[RequiresPermission(IamPermissions.AuditRead)]
public sealed record VerifyAudit(OrganizationId OrganizationId) : IQuery<Result<AuditVerification>>, IOrganizationMessage;

/// <summary>The same for the platform's own chain.</summary>
public sealed record VerifyPlatformAudit : IQuery<Result<AuditVerification>>, IOperatorMessage;

internal sealed class VerifyAuditHandler(IAuditVerifier verifier) : IQueryHandler<VerifyAudit, Result<AuditVerification>>
{
    public async ValueTask<Result<AuditVerification>> Handle(VerifyAudit query, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(AuditChainId.Of(query.OrganizationId), cancellationToken);
}

internal sealed class VerifyPlatformAuditHandler(IAuditVerifier verifier) : IQueryHandler<VerifyPlatformAudit, Result<AuditVerification>>
{
    public async ValueTask<Result<AuditVerification>> Handle(VerifyPlatformAudit query, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(AuditChainId.Platform, cancellationToken);
}
