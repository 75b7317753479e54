using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Takes back a secret that was not used yet: it is refused once this returns, and the old one works as before.</summary>
[RequiresPermission(IamPermissions.ApiKeysRotate)]
public sealed record CancelRotation(SecretTarget Target) : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, ITransactionalMessage
{
    public OrganizationId OrganizationId => Target.OrganizationId;
}

internal sealed class CancelRotationHandler(KeyRotations rotations) : ICommandHandler<CancelRotation, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(CancelRotation command, CancellationToken cancellationToken)
    {
        var found = await rotations.FindAsync(command.Target, cancellationToken);
        if (!found.TryGetValue(out var key))
        {
            return found.Error;
        }

        var hint = key.Credential(command.Target.Environment)!.Pending?.Hint;
        var cancelled = key.CancelRotation(command.Target.Environment);
        var changes = AuditChange.Json(("environment", null, command.Target.Environment.Name), ("secret", hint, null));
        return cancelled.IsSuccess ? await rotations.SaveAsync(key, "api_key.rotation_cancelled", changes, cancellationToken) : cancelled.Error;
    }
}
