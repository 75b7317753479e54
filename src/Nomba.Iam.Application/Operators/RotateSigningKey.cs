using System.Globalization;
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
/// Publishes the next signing key now instead of when it is due. It signs once every validator has had the time to learn of it, and the one
/// before it stays good for the tokens that it signed: nobody notices. No remedy for a key that was stolen: that is <see cref="RevokeSigningKey"/>.
/// </summary>
public sealed record RotateSigningKey(string? Reason)
    : ICommand<Result<SigningKeyListing>>, IOperatorMessage, IFreshSignInMessage, ISigningKeyMessage, ITransactionalMessage;

internal sealed class RotateSigningKeyValidator : AbstractValidator<RotateSigningKey>
{
    public RotateSigningKeyValidator() => RuleFor(c => c.Reason).IsReason("signing_key.reason");
}

internal sealed class RotateSigningKeyHandler(ISigningKeyRotation rotation, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<RotateSigningKey, Result<SigningKeyListing>>
{
    public async ValueTask<Result<SigningKeyListing>> Handle(RotateSigningKey command, CancellationToken cancellationToken)
    {
        var published = await rotation.PublishNextAsync(cancellationToken);
        if (!published.TryGetValue(out var key))
        {
            return published.Error;
        }

        audit.Record(new AuditEvent("signing_key.published", "signing_key", key.Kid, null)
        {
            Reason = command.Reason,
            Changes = AuditChange.Json(("activatesAt", null, key.ActivatesAt.ToString("O", CultureInfo.InvariantCulture))),
        });
        return SigningKeyListing.Of([key], time.GetUtcNow())[0];
    }
}
