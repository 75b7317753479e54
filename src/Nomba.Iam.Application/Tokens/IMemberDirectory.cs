using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Members from memory. Revocation story: an entry older than what <see cref="IRevocations"/> knows of the member is never returned, so a
/// late fill cannot bring a suspended key back; a change made by another node is seen once its event was read (at most one poll).
/// </summary>
public interface IMemberDirectory
{
    ValueTask<MemberSnapshot?> FindAsync(MemberId id, CancellationToken cancellationToken);

    ValueTask<MemberSnapshot?> FindAsync(MemberShortId shortId, CancellationToken cancellationToken);
}
