using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Another secret for a confidential application. The one before stays good until the new one is used, and for the grace period after that. Tokens do
/// not mind.
/// </summary>
[RequiresPermission(IamPermissions.ApplicationsUpdate)]
public sealed record RotateApplicationSecret(OrganizationId OrganizationId, ApplicationId Id, int? GracePeriodSeconds)
    : ICommand<Result<ApplicationSecretAnswer>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RotateApplicationSecretValidator : AbstractValidator<RotateApplicationSecret>
{
    private const int MaxGracePeriodSeconds = 604_800;

    public RotateApplicationSecretValidator() => RuleFor(c => c.GracePeriodSeconds).InclusiveBetween(0, MaxGracePeriodSeconds)
        .WithErrorCode("application.grace_period").WithMessage($"The grace period is 0 to {MaxGracePeriodSeconds} seconds.");
}

internal sealed class RotateApplicationSecretHandler(ApplicationLifecycle lifecycle, ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RotateApplicationSecret, Result<ApplicationSecretAnswer>>
{
    private const int DefaultGracePeriodSeconds = 86_400;

    public async ValueTask<Result<ApplicationSecretAnswer>> Handle(RotateApplicationSecret command, CancellationToken cancellationToken)
    {
        var secret = ApiKeySecret.Generate(KeyEnvironment.Live);
        var grace = TimeSpan.FromSeconds(command.GracePeriodSeconds ?? DefaultGracePeriodSeconds);
        var rotated = await lifecycle.ChangeAsync(
            new ApplicationChange(command.OrganizationId, command.Id, "application.secret_rotated"),
            application => application.Rotate(ApplicationSecretDraft.Of(secret, hasher.Hash, grace, time), time.GetUtcNow()),
            cancellationToken);
        if (!rotated.TryGetValue(out var application))
        {
            return rotated.Error;
        }

        audit.Record(SecretShown.Of(application.Id.Value, application.OrganizationId));
        return new ApplicationSecretAnswer(application, secret);
    }
}
