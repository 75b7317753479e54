using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Ends what one person of the organization let one of its applications do, for whoever may stop the application for everybody.</summary>
[RequiresPermission(IamPermissions.ApplicationsSuspend)]
public sealed record EndConsent(OrganizationId OrganizationId, ApplicationId Id, ConsentId ConsentId) : ICommand<Result>, IOrganizationMessage, ITransactionalMessage;

internal sealed class EndConsentHandler(IConsentStore consents, ConsentEnding ending) : ICommandHandler<EndConsent, Result>
{
    public async ValueTask<Result> Handle(EndConsent command, CancellationToken cancellationToken) =>
        await consents.FindAsync(command.OrganizationId, command.Id, command.ConsentId, cancellationToken) is { } given
            ? await ending.EndAsync(given, null, cancellationToken)
            : ConsentErrors.NotFound;
}
