using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// The first code of the caller's new authenticator app: from now on sign-in asks for it. It takes no password, which the set-up took, but guessing
/// is limited: the answer holds recovery codes, and must not go to who has no more than the session.
/// </summary>
public sealed record ConfirmTotpSetup(string Code) : ICommand<Result<RecoveryCodeSet>>, IPersonMessage, ISecondStepMessage, ITransactionalMessage
{
    public UserId? Person => null;

    public Guid? KnownBrowser => null;

    public override string ToString() => nameof(ConfirmTotpSetup);
}

internal sealed class ConfirmTotpSetupHandler(SecondFactorAdmission admission, TotpSetupCheck check, RecoveryCodes codes, SecondFactorRecord record)
    : ICommandHandler<ConfirmTotpSetup, Result<RecoveryCodeSet>>
{
    public async ValueTask<Result<RecoveryCodeSet>> Handle(ConfirmTotpSetup command, CancellationToken cancellationToken)
    {
        var allowed = await admission.CheckAsync(cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        var confirmed = await check.ConfirmAsync(profile.Id, command.Code, cancellationToken);
        if (!confirmed.IsSuccess)
        {
            return confirmed.Error;
        }

        // Whoever holds both the password and the app has proven as much as a sign-in with them does.
        await record.ProvenAsync(SignInMethod.PasswordAndCode, cancellationToken);
        await record.AddedAsync(profile, "user.totp_enabled", "An authenticator app", cancellationToken);
        return await codes.IssueAsync(profile.Id, cancellationToken);
    }
}
