using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Another passkey for the caller, under a name to know it by. For the ceremony alone, which has checked it.</summary>
public sealed record RegisterPasskey(AttestedPasskey Passkey, string? Name) : ICommand<Result>, IPersonMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RegisterPasskeyValidator : AbstractValidator<RegisterPasskey>
{
    public RegisterPasskeyValidator() => RuleFor(c => c.Name).IsName("passkey.name", "passkey", PasskeyLimits.NameMaxLength);
}

internal sealed class RegisterPasskeyHandler(SecondFactorAdmission admission, ISecondFactorStore factors, IPasskeyStore passkeys, SecondFactorRecord record)
    : ICommandHandler<RegisterPasskey, Result>
{
    public async ValueTask<Result> Handle(RegisterPasskey command, CancellationToken cancellationToken)
    {
        var allowed = await admission.CheckAsync(cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        if (command.Passkey.UserId != profile.Id)
        {
            return PasskeyErrors.Refused;
        }

        // Of two that are added at once the second counts the first.
        await factors.LockAsync(profile.Id, cancellationToken);
        if ((await passkeys.ListAsync(profile.Id, cancellationToken)).Count >= PasskeyLimits.Most)
        {
            return PasskeyErrors.TooMany;
        }

        var added = await passkeys.AddAsync(command.Passkey, command.Name!.Trim(), cancellationToken);
        if (added.IsSuccess)
        {
            // The authenticator has just seen its person: as much as a sign-in with the passkey proves.
            await record.ProvenAsync(SignInMethod.Passkey, cancellationToken);
            await record.AddedAsync(profile, "user.passkey_added", "A passkey", cancellationToken);
        }

        return added;
    }
}
