using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Another name, contact address or website; null leaves a part as it is, and an empty address or website removes it.</summary>
[RequiresPermission(IamPermissions.OrganizationUpdate)]
public sealed record UpdateOrganization(OrganizationId OrganizationId, string? Name, string? ContactEmail, string? Website)
    : ICommand<Result<Organization>>, IOrganizationMessage, ITransactionalMessage
{
    public ExpectedRevision Expected { get; init; }
}

internal sealed class UpdateOrganizationValidator : AbstractValidator<UpdateOrganization>
{
    public UpdateOrganizationValidator()
    {
        RuleFor(c => c.Name).IsOrganizationName().When(c => c.Name is not null);
        RuleFor(c => c.ContactEmail).IsContactEmail();
        RuleFor(c => c.Website).IsWebsite();
    }
}

internal sealed class UpdateOrganizationHandler(IOrganizationStore organizations, IAuditTrail audit)
    : ICommandHandler<UpdateOrganization, Result<Organization>>
{
    public async ValueTask<Result<Organization>> Handle(UpdateOrganization command, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(command.OrganizationId, cancellationToken) is not { } organization)
        {
            return PipelineErrors.OrganizationNotFound;
        }

        var expected = command.Expected.Check(organization.Revision);
        if (!expected.IsSuccess)
        {
            return expected.Error;
        }

        var (name, email, website) = (organization.Name, organization.ContactEmail, organization.Website);
        if (!organization.Change(command.Name, command.ContactEmail, command.Website))
        {
            return organization;
        }

        audit.Record(new AuditEvent("organization.updated", "organization", organization.Id.ToString(), organization.Id)
        {
            Changes = AuditChange.Json(
                ("name", name, organization.Name), ("contactEmail", email, organization.ContactEmail), ("website", website, organization.Website)),
        });
        var saved = await organizations.SaveAsync(organization, cancellationToken);
        return saved.IsSuccess ? organization : saved.Error;
    }
}
