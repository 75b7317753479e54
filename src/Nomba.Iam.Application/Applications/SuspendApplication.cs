using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Stops an application until it is resumed: every token that it holds for anybody is dead once this returns, and stays so.</summary>
[RequiresPermission(IamPermissions.ApplicationsSuspend)]
public sealed record SuspendApplication(OrganizationId OrganizationId, ApplicationId Id, string? Reason)
    : ICommand<Result<Domain.Applications.Application>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class SuspendApplicationValidator : AbstractValidator<SuspendApplication>
{
    public SuspendApplicationValidator() => RuleFor(c => c.Reason).IsReason("application.reason");
}

internal sealed class SuspendApplicationHandler(ApplicationLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<SuspendApplication, Result<Domain.Applications.Application>>
{
    public ValueTask<Result<Domain.Applications.Application>> Handle(SuspendApplication command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.suspended") { Reason = command.Reason },
            application => application.Suspend(command.Reason, time.GetUtcNow()),
            cancellationToken);
}
