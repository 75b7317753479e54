using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Ends an application for good, with every token that it holds and all that people agreed to. The row stays: its client id is nobody else's, ever.</summary>
[RequiresPermission(IamPermissions.ApplicationsDelete)]
public sealed record DeleteApplication(OrganizationId OrganizationId, ApplicationId Id) : ICommand<Result>, IOrganizationMessage, ITransactionalMessage;

internal sealed class DeleteApplicationHandler(IApplicationStore applications, ApplicationLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<DeleteApplication, Result>
{
    public async ValueTask<Result> Handle(DeleteApplication command, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(command.OrganizationId, command.Id, cancellationToken) is null)
        {
            return ApplicationErrors.NotFound;
        }

        // Consents before families, in the order of whoever takes one back.
        await applications.ForgetConsentsAsync(command.Id, cancellationToken);
        var deleted = await lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.deleted"), application => application.Delete(time.GetUtcNow()), cancellationToken);
        return deleted.IsSuccess ? Result.Success : deleted.Error;
    }
}
