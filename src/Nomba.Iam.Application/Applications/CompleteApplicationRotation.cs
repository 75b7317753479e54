using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Ends the grace period of the secret that was replaced: it is refused once this returns. Tokens that the application got live on, unless they
/// are revoked with it; then all do that it holds for anybody, because a token does not say by which secret it was got.
/// </summary>
[RequiresPermission(IamPermissions.ApplicationsUpdate)]
public sealed record CompleteApplicationRotation(OrganizationId OrganizationId, ApplicationId Id, bool RevokeTokens)
    : ICommand<Result<Domain.Applications.Application>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class CompleteApplicationRotationHandler(ApplicationLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<CompleteApplicationRotation, Result<Domain.Applications.Application>>
{
    public ValueTask<Result<Domain.Applications.Application>> Handle(CompleteApplicationRotation command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.secret_retired") { EndsTokens = command.RevokeTokens },
            application => application.CompleteRotation(time.GetUtcNow()),
            cancellationToken);
}
