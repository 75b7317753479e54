using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Takes a new secret back that nobody has used. Once it was used there is nothing to cancel.</summary>
[RequiresPermission(IamPermissions.ApplicationsUpdate)]
public sealed record CancelApplicationRotation(OrganizationId OrganizationId, ApplicationId Id)
    : ICommand<Result<Domain.Applications.Application>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class CancelApplicationRotationHandler(ApplicationLifecycle lifecycle)
    : ICommandHandler<CancelApplicationRotation, Result<Domain.Applications.Application>>
{
    public ValueTask<Result<Domain.Applications.Application>> Handle(CancelApplicationRotation command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.rotation_cancelled"), application => application.CancelRotation(), cancellationToken);
}
