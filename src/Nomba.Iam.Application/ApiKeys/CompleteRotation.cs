using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// Ends the grace period of the secret that was replaced: it is refused once this returns. Tokens that the pair got live on, unless they are
/// revoked with it; then all do that it got so far, because a token does not say by which secret it was got.
/// </summary>
[RequiresPermission(IamPermissions.ApiKeysRotate)]
public sealed record CompleteRotation(SecretTarget Target, bool RevokeTokens) : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public OrganizationId OrganizationId => Target.OrganizationId;
}

internal sealed class CompleteRotationHandler(KeyRotations rotations, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<CompleteRotation, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(CompleteRotation command, CancellationToken cancellationToken)
    {
        var (target, now) = (command.Target, time.GetUtcNow());
        var found = await rotations.FindAsync(target, cancellationToken);
        if (!found.TryGetValue(out var key))
        {
            return found.Error;
        }

        var completed = key.CompleteRotation(target.Environment, now);
        if (!completed.IsSuccess)
        {
            return completed.Error;
        }

        var pair = key.Credential(target.Environment)!;
        if (command.RevokeTokens)
        {
            revocations.Append(RevocationEvent.OfCredential(pair.ClientId, now, options.Value.LastTokenEndsAt(now)));
        }

        var changes = AuditChange.Json(
            ("environment", null, target.Environment.Name),
            ("secret", pair.Retiring!.Hint, null),
            ("tokens", null, command.RevokeTokens ? "revoked" : "kept"));
        return await rotations.SaveAsync(key, "api_key.secret_retired", changes, cancellationToken);
    }
}
