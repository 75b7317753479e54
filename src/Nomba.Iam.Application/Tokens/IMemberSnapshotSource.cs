using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Reads what the token engine keeps in memory from the database. Only committed state; never tracked.</summary>
public interface IMemberSnapshotSource
{
    Task<MemberSnapshot?> LoadMemberAsync(MemberId id, CancellationToken cancellationToken);

    Task<MemberId?> FindMemberAsync(MemberShortId shortId, CancellationToken cancellationToken);

    /// <summary>Whose client id this is: an API key's, an application's, a resource server's, or nobody's.</summary>
    Task<ClientRecord?> FindClientAsync(Guid clientId, CancellationToken cancellationToken);
}
