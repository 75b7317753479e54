using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The caller wants an authenticator app, or another in the place of theirs. Nothing counts until the app has shown a right code.</summary>
public sealed record BeginTotpSetup(string CurrentPassword) : ICommand<Result<TotpSetup>>, IReauthenticatedMessage, ITransactionalMessage
{
    public override string ToString() => nameof(BeginTotpSetup);
}

/// <summary>What an app scans, or a person types into it. Shown in this answer, and again only to whoever has it already.</summary>
public sealed record TotpSetup(TotpKey Key, string Account)
{
    private const string Issuer = "Nomba";

    /// <summary>The address in the QR code; holds the key.</summary>
    public string RevealUri() => Key.RevealUri(Issuer, Account);
}

internal sealed class BeginTotpSetupHandler(
    SecondFactorAdmission admission, IAuthenticatorStore authenticators, ITotpKeyProtector protector, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<BeginTotpSetup, Result<TotpSetup>>
{
    public async ValueTask<Result<TotpSetup>> Handle(BeginTotpSetup command, CancellationToken cancellationToken)
    {
        var allowed = await admission.CheckAsync(cancellationToken);
        if (!allowed.TryGetValue(out var profile))
        {
            return allowed.Error;
        }

        var key = TotpKey.Generate();
        var authenticator = await authenticators.FindAsync(profile.Id, cancellationToken) ?? Authenticator.Of(profile.Id);
        authenticator.BeginSetup(protector.Seal(key), time.GetUtcNow());
        audit.Record(new AuditEvent("user.totp_setup_begun", "user", profile.Id.ToString(), null));
        audit.Record(SecretShown.OfPerson(profile.Id));
        var saved = await authenticators.SaveAsync(authenticator, cancellationToken);
        return saved.IsSuccess ? new TotpSetup(key, profile.Email) : saved.Error;
    }
}
