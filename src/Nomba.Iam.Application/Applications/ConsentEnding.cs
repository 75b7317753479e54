using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// Ends a consent: every token that the application holds for the person in that organization is dead once the transaction is through. By an
/// event for each family, which every validator follows already: there are as many as the person signed in with the application in the
/// life of a refresh token, and a kind of its own would be one that validators from before do not know.
/// </summary>
internal sealed class ConsentEnding(IConsentStore consents, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <param name="found">As it was looked up, before anything was held.</param>
    /// <param name="actor">Who ends it; null: the caller.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result> EndAsync(Consent found, MemberId? actor, CancellationToken cancellationToken)
    {
        if (await consents.HoldAsync(found.MemberId, found.ApplicationId, cancellationToken) is not { } held || held.Id != found.Id)
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
            ActorId = actor,
            Changes = AuditChange.Json(
                ("application", held.ApplicationId.ToString(), null), ("member", held.MemberId.ToString(), null), ("permissions", string.Join(' ', held.Permissions), null)),
        });
        return Result.Success;
    }
}
