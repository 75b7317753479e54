using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Lets a suspended application get new tokens. Those from before stay dead.</summary>
[RequiresPermission(IamPermissions.ApplicationsSuspend)]
public sealed record ResumeApplication(OrganizationId OrganizationId, ApplicationId Id)
    : ICommand<Result<Domain.Applications.Application>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class ResumeApplicationHandler(ApplicationLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<ResumeApplication, Result<Domain.Applications.Application>>
{
    public ValueTask<Result<Domain.Applications.Application>> Handle(ResumeApplication command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.resumed"), application => application.Resume(time.GetUtcNow()), cancellationToken);
}
