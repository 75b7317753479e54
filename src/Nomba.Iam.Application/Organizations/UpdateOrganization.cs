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

/// <summary>
/// Another name, contact address or website; null leaves a part as it is, and an empty address or website removes it. Whether a second factor is
/// required is for owners to say.
/// </summary>
[RequiresPermission(IamPermissions.OrganizationUpdate)]
public sealed record UpdateOrganization(OrganizationId OrganizationId, string? Name, string? ContactEmail, string? Website)
    : ICommand<Result<Organization>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public bool? RequiresSecondFactor { get; init; }

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

internal sealed class UpdateOrganizationHandler(IOrganizationStore organizations, SecondFactorRequirement requirement, IAuditTrail audit)
    : ICommandHandler<UpdateOrganization, Result<Organization>>
{
    public async ValueTask<Result<Organization>> Handle(UpdateOrganization command, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(command.OrganizationId, cancellationToken) is not { } organization)
        {
            return PipelineErrors.OrganizationNotFound;
        }

        var expected = command.Expected.Check(organization.Revision);
        var allowed = expected.IsSuccess ? await requirement.CheckAsync(organization, command.RequiresSecondFactor, cancellationToken) : expected;
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var before = FactsOf(organization);
        if (!organization.Change(command.Name, command.ContactEmail, command.Website, command.RequiresSecondFactor))
        {
            return organization;
        }

        audit.Record(new AuditEvent("organization.updated", "organization", organization.Id.ToString(), organization.Id)
        {
            Changes = AuditChange.Between(before, FactsOf(organization)),
        });
        var saved = await organizations.SaveAsync(organization, cancellationToken);
        return saved.IsSuccess ? organization : saved.Error;
    }

    private static IReadOnlyList<(string Name, string? Value)> FactsOf(Organization organization) =>
    [
        ("name", organization.Name),
        ("contactEmail", organization.ContactEmail),
        ("website", organization.Website),
        ("requiresSecondFactor", organization.RequiresSecondFactor ? "true" : "false"),
    ];
}
