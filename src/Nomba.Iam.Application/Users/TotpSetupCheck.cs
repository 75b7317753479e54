using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Whether an app that is being set up shows the right code; if so, its key takes over.</summary>
internal sealed class TotpSetupCheck(IAuthenticatorStore authenticators, ITotpKeyProtector protector, TimeProvider time)
{
    public async Task<Result> ConfirmAsync(UserId user, string code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await authenticators.FindAsync(user, cancellationToken) is not { } authenticator)
        {
            return SecondFactorErrors.NoSetup;
        }

        var pending = authenticator.PendingAt(now);
        if (!pending.TryGetValue(out var key))
        {
            return pending.Error;
        }

        if (protector.Open(key).StepOf(TypedCode.Read(code), now) is not { } step)
        {
            return SecondFactorErrors.WrongCode;
        }

        authenticator.Confirm(step, now);
        return await authenticators.SaveAsync(authenticator, cancellationToken);
    }
}
