using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Lets a suspended organization work again, at once. Tokens from before stay dead; a member or key that was suspended itself stays so.</summary>
public sealed record ResumeOrganization(OrganizationId Id) : ICommand<Result<Organization>>, IOperatorMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class ResumeOrganizationHandler(OrganizationLifecycle lifecycle) : ICommandHandler<ResumeOrganization, Result<Organization>>
{
    public ValueTask<Result<Organization>> Handle(ResumeOrganization command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(command.Id, "organization.resumed", null, (o, now) => o.Resume(now), cancellationToken);
}
