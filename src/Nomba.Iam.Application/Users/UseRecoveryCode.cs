using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>A recovery code in the place of the app's: good once.</summary>
/// <param name="Person">Whose; null: the caller's.</param>
/// <param name="Code">As typed.</param>
public sealed record UseRecoveryCode(UserId? Person, string Code) : ICommand<Result>, ISecondStepMessage, ITransactionalMessage
{
    public Guid? KnownBrowser { get; init; }

    public override string ToString() => nameof(UseRecoveryCode);
}

internal sealed class UseRecoveryCodeHandler(
    IUserDirectory users, IAuthenticatorStore authenticators, ISecretHasher hasher, SecondFactorRecord record, ICallerAccessor callers, TimeProvider time)
    : ICommandHandler<UseRecoveryCode, Result>
{
    public async ValueTask<Result> Handle(UseRecoveryCode command, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(command.Person ?? callers.Caller.UserId!.Value, cancellationToken) is not { } profile)
        {
            return UserErrors.NotFound;
        }

        var typed = RecoveryCodeText.Read(TypedCode.Read(command.Code)).RevealNormalized();
        var unused = await authenticators.ListUnusedCodesAsync(profile.Id, cancellationToken);

        // Each is compared, whichever is right.
        RecoveryCode[] right = [.. unused.Where(c => hasher.Verify(typed, c.Hash))];
        if (right is not [var code] || !await authenticators.UseCodeAsync(code.Id, time.GetUtcNow(), cancellationToken))
        {
            return SecondFactorErrors.WrongRecoveryCode;
        }

        record.CodeUsed(profile, unused.Count - 1);
        return Result.Success;
    }
}
