using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>New recovery codes for the caller; the ones from before are dead.</summary>
public sealed record RegenerateRecoveryCodes(string CurrentPassword) : ICommand<Result<RecoveryCodeSet>>, IReauthenticatedMessage, ITransactionalMessage
{
    public override string ToString() => nameof(RegenerateRecoveryCodes);
}

internal sealed class RegenerateRecoveryCodesHandler(
    SecondFactorAdmission admission, ISecondFactorStore factors, RecoveryCodes codes, SecondFactorRecord record)
    : ICommandHandler<RegenerateRecoveryCodes, Result<RecoveryCodeSet>>
{
    public async ValueTask<Result<RecoveryCodeSet>> Handle(RegenerateRecoveryCodes command, CancellationToken cancellationToken)
    {
        var allowed = await admission.CheckAsync(cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        // One set at a time: of two that are made at once, the second takes the first one's place.
        await factors.LockAsync(profile.Id, cancellationToken);
        if (!(await factors.FindAsync(profile.Id, cancellationToken)).HasAuthenticator)
        {
            return SecondFactorErrors.NotSetUp;
        }

        record.CodesReplaced(profile);
        return await codes.IssueAsync(profile.Id, cancellationToken);
    }
}
