using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller's authenticator app counts for nothing any more, nor do the recovery codes that stand in for it.</summary>
public sealed record DisableTotp(string CurrentPassword) : ICommand<Result>, IReauthenticatedMessage, ITransactionalMessage
{
    public override string ToString() => nameof(DisableTotp);
}

internal sealed class DisableTotpHandler(SecondFactorAdmission admission, IAuthenticatorStore authenticators, SecondFactorRecord record, ICallerAccessor callers)
    : ICommandHandler<DisableTotp, Result>
{
    public async ValueTask<Result> Handle(DisableTotp command, CancellationToken cancellationToken)
    {
        if (await authenticators.FindAsync(callers.Caller.UserId!.Value, cancellationToken) is not { EnabledAt: not null } authenticator)
        {
            return SecondFactorErrors.NotSetUp;
        }

        var allowed = await admission.CheckRemovalAsync(held => held with { HasAuthenticator = false }, cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        record.Removed(profile, "user.totp_disabled", "The authenticator app");
        return await authenticators.RemoveAsync(authenticator, cancellationToken);
    }
}
