using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Organizations;

/// <summary>A new organization, with whoever asks as its owner: there is none that nobody owns, not for a moment.</summary>
public sealed record CreateOrganization(string? Name) : ICommand<Result<OwnOrganization>>, IPersonMessage, ITransactionalMessage;

internal sealed class CreateOrganizationValidator : AbstractValidator<CreateOrganization>
{
    public CreateOrganizationValidator() => RuleFor(c => c.Name).IsOrganizationName();
}

internal sealed class CreateOrganizationHandler(
    OrganizationAdmission admission, IOrganizationStore organizations, IMemberStore members, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<CreateOrganization, Result<OwnOrganization>>
{
    public async ValueTask<Result<OwnOrganization>> Handle(CreateOrganization command, CancellationToken cancellationToken)
    {
        var admitted = await admission.CheckAsync(cancellationToken);
        if (!admitted.TryGetValue(out var founder))
        {
            return admitted.Error;
        }

        var organization = Organization.Create(OrganizationId.New(time), command.Name!, time.GetUtcNow());
        var owner = UserMember.Join(organization.Id, founder, [RoleAssignment.Everywhere(SystemRoles.Owner.Id)], time);
        audit.Record(new AuditEvent("organization.created", "organization", organization.Id.ToString(), organization.Id)
        {
            Changes = AuditChange.Json(("name", null, organization.Name)),
        });
        audit.Record(new AuditEvent("member.joined", "member", owner.Id.ToString(), organization.Id)
        {
            Changes = AuditChange.Json(("user", null, founder.ToString()), ("roles", null, SystemRoles.Owner.Name)),
        });
        var added = await organizations.AddAsync(organization, cancellationToken);
        var joined = added.IsSuccess ? await members.AddAsync(owner, cancellationToken) : added;
        return joined.IsSuccess ? new OwnOrganization(owner.Id, organization, [SystemRoles.Owner.Name]) : joined.Error;
    }
}
