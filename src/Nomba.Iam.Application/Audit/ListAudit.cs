using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>What happened in an organization, newest first, a page at a time; what this node has only counted so far is written down first.</summary>
[RequiresPermission(IamPermissions.AuditRead)]
public sealed record ListAudit(OrganizationId OrganizationId, AuditFilter Filter) : IQuery<Result<AuditPage>>, IOrganizationMessage;

/// <summary>The same for the platform's own log.</summary>
public sealed record ListPlatformAudit(AuditFilter Filter) : IQuery<Result<AuditPage>>, IOperatorMessage;

internal sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    public ListAuditValidator() => RuleFor(q => q.Filter).IsAuditFilter();
}

internal sealed class ListPlatformAuditValidator : AbstractValidator<ListPlatformAudit>
{
    public ListPlatformAuditValidator() => RuleFor(q => q.Filter).IsAuditFilter();
}

internal sealed class ListAuditHandler(AuditReading reading) : IQueryHandler<ListAudit, Result<AuditPage>>
{
    public async ValueTask<Result<AuditPage>> Handle(ListAudit query, CancellationToken cancellationToken) =>
        await reading.ListAsync(AuditChainId.Of(query.OrganizationId), query.Filter, cancellationToken);
}

internal sealed class ListPlatformAuditHandler(AuditReading reading) : IQueryHandler<ListPlatformAudit, Result<AuditPage>>
{
    public async ValueTask<Result<AuditPage>> Handle(ListPlatformAudit query, CancellationToken cancellationToken) =>
        await reading.ListAsync(AuditChainId.Platform, query.Filter, cancellationToken);
}
