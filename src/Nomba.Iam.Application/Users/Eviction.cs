using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// Puts everybody out who is in under a person's name: browsers by their sessions, and applications, codes that wait to be exchanged included, by
/// the version of each membership, which each organization is told. What the person agreed to is remembered all the same: an application comes back once they have signed in.
/// </summary>
internal sealed class Eviction(
    IUserSessionStore sessions,
    IMemberStore members,
    IRevocationLog revocations,
    IAuditTrail audit,
    ICallerAccessor callers,
    IOptions<TokenOptions> options,
    TimeProvider time)
{
    /// <param name="user">Whose.</param>
    /// <param name="kept">The session that goes on, if any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EvictAsync(UserId user, UserSessionId? kept, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await sessions.EndOthersAsync(user, kept, now, cancellationToken);
        foreach (var raised in await members.RaiseMembershipsAsync(user, cancellationToken))
        {
            revocations.Append(RevocationEvent.OfMember(raised.Id, raised.Version, now, options.Value.LastTokenEndsAt(now)));
            audit.Record(new AuditEvent("member.tokens_ended", "member", raised.Id.ToString(), raised.OrganizationId)
            {
                Reason = "The password was changed.",
                Actor = ActorIn(raised.Id, user),
            });
        }
    }

    // An organization knows its own member alone. Whoever comes with a link has not signed in as anybody.
    private AuditActor ActorIn(MemberId member, UserId user)
    {
        var (from, isPerson) = (callers.Caller.Actor, callers.Caller.UserId == user);
        return new AuditActor(isPerson ? member : null, from.Address, from.UserAgent, from.RequestId) { Kind = isPerson ? MemberKind.User : null };
    }
}
