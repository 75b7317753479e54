using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Stops an organization: every key and every person of it, and every token that they hold, once this returns. Doing it twice changes nothing.</summary>
public sealed record SuspendOrganization(OrganizationId Id, string? Reason) : ICommand<Result<Organization>>, IOperatorMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class SuspendOrganizationValidator : AbstractValidator<SuspendOrganization>
{
    public SuspendOrganizationValidator() => RuleFor(c => c.Reason).IsReason("organization.reason");
}

internal sealed class SuspendOrganizationHandler(OrganizationLifecycle lifecycle) : ICommandHandler<SuspendOrganization, Result<Organization>>
{
    public ValueTask<Result<Organization>> Handle(SuspendOrganization command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(command.Id, "organization.suspended", command.Reason, (o, now) => o.Suspend(command.Reason!, now), cancellationToken);
}
