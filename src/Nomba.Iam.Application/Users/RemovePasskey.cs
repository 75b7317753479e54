using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>One of the caller's passkeys opens nothing any more.</summary>
public sealed record RemovePasskey(string Id) : ICommand<Result>, IPersonMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RemovePasskeyHandler(SecondFactorAdmission admission, IPasskeyStore passkeys, SecondFactorRecord record) : ICommandHandler<RemovePasskey, Result>
{
    public async ValueTask<Result> Handle(RemovePasskey command, CancellationToken cancellationToken)
    {
        var allowed = await admission.CheckRemovalAsync(held => held with { Passkeys = held.Passkeys - 1 }, cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        if (await passkeys.RemoveAsync(profile.Id, command.Id, cancellationToken) is not { } removed)
        {
            return PasskeyErrors.NotFound;
        }

        record.Removed(profile, "user.passkey_removed", $"The passkey \"{removed.Name}\"");
        return Result.Success;
    }
}
