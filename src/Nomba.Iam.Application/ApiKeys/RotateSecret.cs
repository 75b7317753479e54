using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// A second secret for one of a key's pairs. Both work until the new one is used; from then on the old one has its grace period. Whoever gets
/// a secret gets what the key may do, so the key may hold no more than they do.
/// </summary>
[RequiresPermission(IamPermissions.ApiKeysRotate)]
public sealed record RotateSecret(SecretTarget Target, int? GracePeriodSeconds)
    : ICommand<Result<RotatedApiKey>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage
{
    public const int DefaultGracePeriodSeconds = 86_400;
    public const int MaxGracePeriodSeconds = 604_800;

    public OrganizationId OrganizationId => Target.OrganizationId;
}

internal sealed class RotateSecretValidator : AbstractValidator<RotateSecret>
{
    public RotateSecretValidator() => RuleFor(c => c.GracePeriodSeconds).InclusiveBetween(0, RotateSecret.MaxGracePeriodSeconds)
        .OverridePropertyName("gracePeriodSeconds").WithErrorCode("api_key.grace_period")
        .WithMessage($"A grace period is between 0 and {RotateSecret.MaxGracePeriodSeconds} seconds, which is a week.");
}

internal sealed class RotateSecretHandler(KeyRotations rotations, RoleGrants grants, ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RotateSecret, Result<RotatedApiKey>>
{
    public async ValueTask<Result<RotatedApiKey>> Handle(RotateSecret command, CancellationToken cancellationToken)
    {
        var found = await rotations.FindAsync(command.Target, cancellationToken);
        if (!found.TryGetValue(out var key))
        {
            return found.Error;
        }

        var granted = await grants.CheckHeldAsync(key, cancellationToken);
        if (!granted.IsSuccess)
        {
            return granted.Error;
        }

        var grace = TimeSpan.FromSeconds(command.GracePeriodSeconds ?? RotateSecret.DefaultGracePeriodSeconds);
        var rotated = key.Rotate(command.Target.Environment, grace, secret => hasher.Hash(secret.Reveal()), time);
        return rotated.TryGetValue(out var issued) ? await SaveAsync(key, issued, grace, cancellationToken) : rotated.Error;
    }

    private async ValueTask<Result<RotatedApiKey>> SaveAsync(ApiKey key, IssuedCredential issued, TimeSpan grace, CancellationToken cancellationToken)
    {
        var pair = key.Credential(issued.Environment)!;
        var changes = AuditChange.Json(
            ("environment", null, issued.Environment.Name),
            ("secret", pair.Active.Hint, pair.Pending!.Hint),
            ("grace_period", null, grace.ToString("c", System.Globalization.CultureInfo.InvariantCulture)));
        audit.Record(SecretShown.Of(issued.ClientId, key.OrganizationId));
        var saved = await rotations.SaveAsync(key, "api_key.rotated", changes, cancellationToken);
        return saved.TryGetValue(out var details) ? new RotatedApiKey(details, issued) : saved.Error;
    }
}
