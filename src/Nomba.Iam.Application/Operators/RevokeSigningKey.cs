using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Operators;

/// <summary>
/// Ends a signing key that somebody else may have: it leaves the key set, signs nothing more, and every access token that it signed is dead.
/// Refresh handles are not signed with it and live on. Answers with the key that signs from now on.
/// </summary>
public sealed record RevokeSigningKey(string Kid, string? Reason)
    : ICommand<Result<SigningKeyListing>>, IOperatorMessage, IFreshSignInMessage, ISigningKeyMessage, ITransactionalMessage;

internal sealed class RevokeSigningKeyValidator : AbstractValidator<RevokeSigningKey>
{
    public RevokeSigningKeyValidator() => RuleFor(c => c.Reason).IsReason("signing_key.reason");
}

internal sealed class RevokeSigningKeyHandler(ISigningKeyRotation rotation, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RevokeSigningKey, Result<SigningKeyListing>>
{
    public async ValueTask<Result<SigningKeyListing>> Handle(RevokeSigningKey command, CancellationToken cancellationToken)
    {
        var revoked = await rotation.RevokeAsync(command.Kid, cancellationToken);
        if (!revoked.TryGetValue(out var outcome))
        {
            return revoked.Error;
        }

        // The row is gone: this entry is what remains of the key.
        audit.Record(new AuditEvent("signing_key.revoked", "signing_key", command.Kid, null)
        {
            Reason = command.Reason,
            Changes = outcome.Active.Kid == outcome.Former?.Kid ? null : AuditChange.Json(("signs", outcome.Former?.Kid, outcome.Active.Kid)),
        });
        return SigningKeyListing.Of(outcome.Left, time.GetUtcNow()).Single(k => k.Kid == outcome.Active.Kid);
    }
}
