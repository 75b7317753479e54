using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// A code of an authenticator app, good once (RFC 6238 section 5.2): no transaction, for the one statement that uses its time step up decides. For
/// the sign-in, which names the person, and for whoever proves once more who they are.
/// </summary>
/// <param name="Person">Whose; null: the caller's.</param>
/// <param name="Code">As typed.</param>
public sealed record VerifyTotp(UserId? Person, string Code) : ICommand<Result>, ISecondStepMessage
{
    public Guid? KnownBrowser { get; init; }

    public override string ToString() => nameof(VerifyTotp);
}

internal sealed class VerifyTotpHandler(
    IAuthenticatorStore authenticators, ITotpKeyProtector protector, SecondFactorRecord record, ICallerAccessor callers, TimeProvider time)
    : ICommandHandler<VerifyTotp, Result>
{
    public async ValueTask<Result> Handle(VerifyTotp command, CancellationToken cancellationToken)
    {
        var person = command.Person ?? callers.Caller.UserId!.Value;
        if (await authenticators.FindAsync(person, cancellationToken) is not { Key: { } key, EnabledAt: not null })
        {
            return SecondFactorErrors.WrongCode;
        }

        if (protector.Open(key).StepOf(TypedCode.Read(command.Code), time.GetUtcNow()) is not { } step
            || !await authenticators.UseStepAsync(person, step, cancellationToken))
        {
            return SecondFactorErrors.WrongCode;
        }

        // The sign-in opens a session that says so; one that goes on has to be told.
        if (command.Person is null)
        {
            await record.ProvenAsync(SignInMethod.PasswordAndCode, cancellationToken);
        }

        return Result.Success;
    }
}
