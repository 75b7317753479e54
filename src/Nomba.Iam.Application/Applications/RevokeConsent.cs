using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Takes back what the person let an application do: every token that it holds for them in that organization is dead once this returns. By
/// an event for each family, which every validator follows already: there are as many as the person signed in with the application in the
/// life of a refresh token, and a kind of its own would be one that validators from before do not know.
/// </summary>
public sealed record RevokeConsent(ConsentId Id) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class RevokeConsentHandler(
    IConsentStore consents, IAuditTrail audit, IRevocationLog revocations, ICallerAccessor callers, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<RevokeConsent, Result>
{
    public async ValueTask<Result> Handle(RevokeConsent command, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(callers.Caller.UserId!.Value, command.Id, cancellationToken) is not { } mine
            || await consents.HoldAsync(mine.MemberId, mine.ApplicationId, cancellationToken) is not { } held || held.Id != mine.Id)
        {
            return ConsentErrors.NotFound;
        }

        var now = time.GetUtcNow();
        foreach (var family in await consents.EndAsync(held, now - options.Value.AccessTokenLifetime, cancellationToken))
        {
            revocations.Append(RevocationEvent.OfFamily(family, now, options.Value.FamilyEndsAt(family)));
        }

        audit.Record(new AuditEvent("consent.revoked", "consent", held.Id.ToString(), held.OrganizationId)
        {
            ActorId = held.MemberId,
            Changes = AuditChange.Json(("application", held.ApplicationId.ToString(), null), ("permissions", string.Join(' ', held.Permissions), null)),
        });
        return Result.Success;
    }
}
