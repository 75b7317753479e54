using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// Puts everybody out who is in under a person's name: browsers by their sessions, and applications, codes that wait to be exchanged included, by
/// the version of each membership. What the person agreed to is remembered all the same: an application comes back once they have signed in.
/// </summary>
internal sealed class Eviction(
    IUserSessionStore sessions, IMemberStore members, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <param name="user">Whose.</param>
    /// <param name="kept">The session that goes on, if any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EvictAsync(UserId user, UserSessionId? kept, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await sessions.EndOthersAsync(user, kept, now, cancellationToken);
        foreach (var (member, version) in await members.RaiseMembershipsAsync(user, cancellationToken))
        {
            revocations.Append(RevocationEvent.OfMember(member, version, now, options.Value.LastTokenEndsAt(now)));
        }
    }
}
